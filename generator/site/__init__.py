"""From the Corpus to pages: views (frozen objects that hold all a template needs, hrefs included), charts, templates.

No HTML is made in a view. Each kind of page keeps its views beside the pages that use them.
"""
