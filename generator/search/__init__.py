"""Search without a server: an index of static script files, written at build time and read by need.

`write_index` takes entries and gives files for `assets/search/`; `theme/assets/js/search.js` asks them. Material's own
search builds its index in every reader's browser and opens from a disk only with a worker shim; this one is ready at
once at any size and works from `file://`.

- `entry`: what can be found.
- `entries`: the entries of a corpus.
- `words`: from text to words, by rules that the script shares.
- `weigh`: how much an entry is about a word.
- `shards`: the files.
"""

from generator.search.entry import KINDS, SearchEntry, Synonym
from generator.search.shards import FOLDER, name_file, write_index, write_scripts

__all__ = ["FOLDER", "KINDS", "SearchEntry", "Synonym", "name_file", "write_index", "write_scripts"]
