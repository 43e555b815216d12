"""The manuals of what is checked before any rule: the reading of files, their shape, and the names in them."""

from __future__ import annotations

MANUALS: dict[str, str] = {
    "layout": """Every file stands at its place in the data folder, and its path is its id.

Why: the path says what a file is and what it is about. Fails: `topics/noise.yaml`, `states/uk.yml`, links, names that
differ only by capital letters. Mend: the report names the place.""",
    "missing-file": """The data folder has the file concordance.yml.

Why: it says what is compared, in which order. Mend: write it.""",
    "yaml": """A file is plain YAML in UTF-8: text, lists and mappings, at most 2 MB and 60 levels.

Why: anchors, aliases, merge keys, tags and invisible characters hide from readers what a file says. Windows line ends
are accepted, a byte order mark is not. Mend: the report shows the place and says how.""",
    "duplicate-key": """No mapping has the same key twice.

Why: the second value would silently replace the first. Mend: keep one of them.""",
    "repeated-item": """No list holds the same text twice.

Why: what is listed twice is counted and shown twice. Fails: `sources: [a, a]`. Mend: keep one of them.""",
    "empty-value": """Every key and every list item has a value.

Why: what is not known is left out; a key without a value says neither that nor anything else. Fails: `note:` alone.
Mend: write the value, or remove the key.""",
    "unknown-key": """A record holds only the keys of its schema.

Why: a misspelt key would silently drop the fact. Fails: `titel: Noise`. Mend: the report offers the nearest key.""",
    "missing-key": """A record holds every key that its schema requires.

Why: pages and exports cannot do without it. Mend: add it; its meaning stands in the report and in the schema.""",
    "wrong-type": """A value has the type that its record asks for: text, list, mapping, or one of a few words.

Why: what has another form cannot be understood, shown or compared. Fails: `kind: treatise`. Mend: see the
report.""",
    "wrong-length": """A list has as many items as its record asks for.

Why: the page that shows it is made for that many. Fails: an exercise that compares four provisions, where three have
room. Mend: add what is missing, or leave some out.""",
    "bad-value": """A value has the form that its field asks for: an id, a provision, a date, a web address, a text.

Why: the report says it for each form. Fails: `2001-02-30`, `22 (1)`, text with doubled spaces or with letters of two
alphabets in one word. Mend: see the report.""",
    "structure": """Every article stands in the structure of its instrument exactly once, and every number has a file.

Why: contents, numbering and navigation follow the structure. Mend: add the number to `divisions` or `articles` of
instrument.yml, or write the article's file.""",
    "unknown-provision": """Every cited provision exists.

Why: a citation of a provision that does not exist would mislead the reader. Fails: `books:2(1)(z)`. Mend: cite one
that exists; the report lists those nearby.""",
    "unknown-instrument": """Every instrument that is named has its instrument.yml.

Why: every name in the data must lead somewhere. Mend: the report offers the nearest name.""",
    "unknown-source": """Every source that is named has its file under sources/.

Why: a reader must be able to check the fact. Mend: write the source, or name one that exists.""",
    "unknown-topic": """Every topic that is named has its file under topics/.

Why: every name in the data must lead somewhere. Mend: the report offers the nearest name.""",
    "unknown-term": """Every term that is named has its file under terms/.

Why: every name in the data must lead somewhere. Mend: the report offers the nearest name.""",
    "unknown-state": """Every State that is named has its folder under states/ with state.yml.

Why: every name in the data must lead somewhere. Mend: write state.yml, or name a State that has one.""",
    "unknown-group": """The group of a topic is one of concordance.yml, that of a scenario one of editorial.yml.

Why: the index of topics or scenarios follows the groups. Mend: name one of them, or add it there.""",
    "unknown-role": """The role of an authority is one of those in editorial.yml.

Why: pages, tables and filters list authorities by role. Mend: name one of them, or add it there with its heading and
its meaning.""",
    "unknown-statement": """A withdrawal takes back a statement of the same file.

Why: a withdrawn statement must never be shown as standing. Mend: write the id of that statement.""",
    "duplicate-id": """No two statements of one file share their id.

Why: ids are permalinks. Mend: give each its own id.""",
    "unresolved-reference": """Every reference in the text of law leads to a provision, or is declared to lie outside.

Why: readers rely on every reference being linked to the right provision. Fails: "Article 99" of a treaty with 48.
Mend: mend the text; or, where no grammar can know, say under `references` what the words point to.""",
    "versions": """A provision's versions fit together: the same units in each language, one text on each day.

Why: two languages are cited by one id and read side by side; on each day one text is the law, and a change of it has
an act. Fails: a paragraph that only the original has; a text that ends after the next one began. Mend: give both
languages the same plain numbers (`printed` holds what is printed), each version its days, and each change its act.""",
    "unused-hint": """Every hint under `references` quotes words that stand in its unit, and says what they point to.

Why: a hint that matches nothing settles nothing. Mend: quote the words exactly, or remove the hint.""",
    "ids-kept": """Every published page and id stays where it was, or moved.yml says what took its place.

Why: links, citations and other tools rely on it. The ledger `ids.txt` has them all; where the file stands, it is kept.
Fails: a topic's file is renamed; a statement's id is changed; a new source is not in the ledger yet. Mend: put it back,
or use `rename`, which mends what cites it and records the move; for new ids run `python -m generator ids --write`.""",
    "reviewed": """No word of law, no fact and no judgement differs from what was accepted in the ledger `reviewed.txt`.

Why: a slip in a text of law or a date is seen by nobody once it is published. The ledger holds a sum of every unit of
law, of what is said of each article, and of every record. Fails: "shall" becomes "may" in a paragraph. Mend: restore
it; or, where the change is meant, compare it with its source, run `python -m generator review`, read every word that
changed, accept it with `--accept`, and write a line into CHANGELOG.md.""",
    "content-front": """Every page under content/ is UTF-8 text that starts with its title, description and section.

Its other keys are shelf, order, styles and scripts. Its Markdown brings no script, style, form, frame or handler, and
no link that could run. Why: the frame of the page needs the keys, and words are all that such a page is for. Mend:
start the file with three hyphens, the keys, and three hyphens; show markup in backticks.""",
    "prose-targets": """Links of pages of prose, and the pages in find.yml, lead to pages that the site has.

Every site has about/method.md with a heading "Report an error", to which all its pages lead. Why: a reader would find
nothing there. Fails: `[how to cite](../guides/citing.md)` where content/guides/citing.md is missing. Mend: lead to a
page that the site has, or write the page.""",
}
