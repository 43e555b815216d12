"""What programs that readers use make of our files: `python -m tests.programs` prints a table of those found here."""
