"""Check a text: every citation and quotation in it, with its place and what becomes of it.

`citations` finds references in running text, `quotes` compares quoted words, `check` puts both together. The page
"Check my text" does the same in the browser (`theme/assets/js/check-*.js`), by the same grammar.
"""

from generator.search.checked.check import CheckedText, check_text
from generator.search.checked.citations import FoundCitation, find_citations
from generator.search.checked.quotes import FoundQuote

__all__ = ["CheckedText", "FoundCitation", "FoundQuote", "check_text", "find_citations"]
