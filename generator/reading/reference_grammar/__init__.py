"""The grammar of references inside legal text: where they stand and which provisions they mean.

`find_references` reads one unit's own words and gives every reference in them, with ranges expanded: "Articles 2
through 11 of this Convention" has ten targets. It knows no instrument; what exists, and which names stand for which
instrument, it asks its caller through `Surroundings`.

- `model`: what the caller gives and gets.
- `syntax`: from words to groups of numbers, such as "Article 9, paragraphs 1.d and 1.e".
- `resolve`: from groups of numbers to provisions.
- `divisions`: "Chapter II", "Section 1 of this chapter", "this section".
- `names`: whole instruments, and words that look like one but are not known.
- `find`: the above put together in the order of the text.
"""

from generator.reading.reference_grammar.find import find_references, find_suspects
from generator.reading.reference_grammar.model import FoundReference, Surroundings

__all__ = ["FoundReference", "Surroundings", "find_references", "find_suspects"]
