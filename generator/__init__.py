"""Turn a folder of structured legal texts into a linked, searchable site."""
