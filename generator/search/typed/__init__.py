"""Go to a provision: read a citation typed any usual way and find the units it names.

The grammar (words for article, paragraph and point in several languages, separators, alphabets, sentences) is data in
`grammar.json`. It goes into the site beside the table of units, and `theme/assets/js/citation.js` reads both by the
same steps; one table of inputs tests the two. What exists is asked from the table of units alone.

- `grammar`, `table`: the words and the units of citations, as the site carries them.
- `scan`: from typed words to instruments and a path such as 22, 1, d.
- `find`: from there to units, or to the nearest ones with words about what they have.
"""

from generator.search.typed.find import read_citation
from generator.search.typed.grammar import Grammar, load_grammar
from generator.search.typed.table import CitationTable, read_table

__all__ = ["CitationTable", "Grammar", "load_grammar", "read_citation", "read_table"]
