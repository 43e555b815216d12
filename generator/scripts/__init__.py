"""Data for the scripts of pages, as script files."""

from generator.scripts.pairs import pair_files
from generator.scripts.reader import reader_files
from generator.scripts.texts import script_files

__all__ = ["pair_files", "reader_files", "script_files"]
