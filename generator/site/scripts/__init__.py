"""Data for the scripts of pages, as script files."""

from generator.site.scripts.compare_texts import script_files
from generator.site.scripts.pairs import pair_files
from generator.site.scripts.reader import edition_file, reader_files

__all__ = ["edition_file", "pair_files", "reader_files", "script_files"]
