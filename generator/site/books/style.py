"""The style sheet of the books, for readers of e-books and for paper alike."""

from __future__ import annotations

STYLE = """\
body { font-family: serif; line-height: 1.45; margin: 0 4%; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-align: left; break-after: avoid; page-break-after: avoid; }
h1 { font-size: 1.5em; margin: 1em 0 0.6em; }
h2 { font-size: 1.25em; margin: 1.4em 0 0.4em; }
h3 { font-size: 1.1em; margin: 1.3em 0 0.3em; }
h4, h5 { font-size: 1em; margin: 1.2em 0 0.3em; }
.name { font-weight: normal; }
p { margin: 0.35em 0; orphans: 2; widows: 2; }
.unit { margin: 0.3em 0; }
.point, .indent { margin-left: 1.6em; }
.no { font-weight: bold; margin-right: 0.3em; }
.changed { border-left: 3px solid #999; padding-left: 0.6em; font-style: italic; }
.line { margin: 0.2em 0; }
.question { font-style: italic; }
.whose { font-weight: bold; }
.silent { font-style: italic; }
table { border-collapse: collapse; width: 100%; font-size: 0.85em; margin: 0.8em 0; }
caption { text-align: left; font-weight: bold; padding: 0.3em 0; }
th, td { border: 1px solid #999; padding: 0.25em 0.4em; text-align: left; vertical-align: top; }
.provision { border-left: 3px solid #999; padding-left: 0.8em; margin: 0.8em 0; }
a { color: inherit; }
"""
PRINT = """\
@page { size: A4; margin: 20mm 18mm 22mm; @bottom-left { content: string(book); font-size: 8pt; }
  @bottom-right { content: counter(page); font-size: 8pt; } }
body { font-size: 10.5pt; margin: 0; }
h1 { string-set: book content(); }
.chapter { break-before: page; }
.chapter:first-of-type { break-before: auto; }
.unit p, tr { break-inside: avoid; }
.contents ol { list-style: none; padding-left: 1em; }
caption { break-after: avoid; }
thead { break-after: avoid; }
.contents a { text-decoration: none; }
.contents a::after { content: leader('.') target-counter(attr(href url), page); }
"""
"""What paper needs besides."""
