"""Data for the scripts of pages, as script files."""

from generator.site.scripts.compare_texts import script_files
from generator.site.scripts.pairs import pair_files
from generator.site.scripts.reader import reader_files, state_name_files

__all__ = ["pair_files", "reader_files", "script_files", "state_name_files"]
