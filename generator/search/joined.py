"""The scripts of the find box."""

_SCRIPTS = (
    "search-words",
    "search-rank",
    "search-shards",
    "search-ways",
    "search",
    "citation-lexer",
    "citation-refs",
    "citation",
    "find-box",
)
JOINED = tuple(f"assets/js/{name}.js" for name in _SCRIPTS)
"""The scripts of the theme that are joined into the box, in the order in which they run; none is published alone."""
