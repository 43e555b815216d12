"""Faults of YAML syntax in the words of the house: what the parser stumbled over, and how an editor mends it.

The keys are parts of libyaml's messages, from its `scanner.c` and `parser.c`; the first that fits is taken.
"""

from __future__ import annotations

_QUOTE = "put the text in quotes, or write it on the next line after >-"
_ALIGN = "give it the same number of spaces as the keys it belongs with: two for each level"
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon stands where no key can stand", _QUOTE),
    ("could not find expected ':'", "the line is neither a key with a colon nor part of a text", _ALIGN),
    ("expected '-' indicator", "the line stands in a list but does not start with a hyphen", _ALIGN),
    (
        "expected ',' or ']'",
        "the list that starts with [ is not closed",
        "write ] at its end, and commas between items",
    ),
    (
        "expected ',' or '}'",
        "the mapping that starts with { is not closed",
        "write } at its end, and commas between keys",
    ),
    ("expected key", "the line does not line up with the keys above it", _ALIGN),
    ("found unexpected end of stream", "the quotation mark is never closed", "write it again where the text ends"),
    ("found unexpected document indicator", "the quotation mark is never closed", "write it again where the text ends"),
    ("end of stream", "the file ends in the middle of a value", "close what was opened"),
    ("unknown escape character", "the backslash means nothing here", 'double it, or use single quotes instead of "'),
    (
        "expected hexdecimal number",
        "the escape has no number",
        'double the backslash, or use single quotes instead of "',
    ),
    ("invalid Unicode character", "the escape names a character that does not exist", "write the character itself"),
    ("found a tab character", "the line is indented with a tab", "indent with two spaces for each level"),
    (
        "block sequence entries are not allowed",
        "a list item stands where none can",
        "start the list on a line of its own",
    ),
    ("mapping keys are not allowed", "a key stands where none can", _ALIGN),
    ("expected alphabetic or numeric", "the value starts with a sign that means something else to YAML", _QUOTE),
    ("undefined tag handle", "the value has a tag of an unknown kind", "remove the tag, the word that starts with !"),
    ("found unexpected ':'", "a colon stands in a text between brackets", "put the text in quotation marks"),
    ("found duplicate %", "the file has a YAML directive", "remove the line that starts with %"),
    ("expected <document start>", "the file goes on after its record has ended", _ALIGN),
    ("expected node content", "the value starts with a bracket or comma that fits nothing", _QUOTE),
    ("block scalar", "the line with > or | goes on", "end the line after >- and start the text on the next one"),
    ("scanning a tag", "the value starts with !, which means something else to YAML", _QUOTE),
    ("directive", "the file has a YAML directive", "remove the line that starts with %"),
)


def starts_earlier(problem: str) -> bool:
    """Return whether a fault is better shown where the unfinished thing starts than where the parser gave up."""
    return any(part in problem for part in ("end of stream", "document indicator", "expected ','", "expected ':'"))


def explain_syntax(context: str, problem: str, *, before: str, after: str) -> tuple[str, str]:
    """Say what is wrong and how to mend it; `before` and `after` are the source line around the place of the fault."""
    if "cannot start any token" in problem:
        if after.startswith("\t"):
            return "the line is indented with a tab", "indent with two spaces for each level"
        return f"the value starts with {after[:1] or 'a sign'}, which means something else to YAML", _QUOTE
    closing = {"[": "]", "{": "}"}.get(after[:1])
    if "expected ',' or" in problem and closing and "?" in after and closing in after:
        return "a question mark stands in a text between brackets", "put the text in quotation marks"
    if "expected key" in problem and before.rstrip().endswith(("'", '"')):
        return (
            "the text goes on after its closing quotation mark",
            "put all of it in quotes and double those inside, or close a quotation mark above",
        )
    for said in (problem, context):
        for part, what, fix in _WORDS:
            if part in said:
                return what, fix
    return "the file is not YAML from here on", "mend the indentation, colons and quotation marks here or just above"
