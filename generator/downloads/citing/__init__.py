"""Citations of provisions, instruments, comparisons and States, in the styles that lawyers use and as files.

Each form is a template that is written once, here, with places for what differs from unit to unit. Python fills them
for pages and files, `theme/assets/js/cite-forms.js` fills the same ones for a single unit in the browser.
"""

from generator.downloads.citing.entries import (
    citation_file,
    cite,
    has_files,
    is_citable,
    join_files,
    list_citable,
    list_files,
    write_files,
)
from generator.downloads.citing.files import FORMATS, JOINED
from generator.downloads.citing.script import citing_files
from generator.downloads.citing.styles import STYLES
from generator.downloads.citing.together import cite_together

__all__ = [
    "FORMATS",
    "JOINED",
    "STYLES",
    "citation_file",
    "cite",
    "cite_together",
    "citing_files",
    "has_files",
    "is_citable",
    "join_files",
    "list_citable",
    "list_files",
    "write_files",
]
