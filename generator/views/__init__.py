"""View models: frozen objects that hold all a page's template needs, hrefs included. No HTML is made here."""
