"""Check a text: every citation and quotation in it, with its place and what becomes of it.

`citations` finds references in running text, `quotes` compares quoted words, `check` puts both together. The page
"Check my text" does the same in the browser (`theme/assets/js/check-*.js`), by the same grammar.
"""

from generator.search.checked.check import check_text

__all__ = ["check_text"]
