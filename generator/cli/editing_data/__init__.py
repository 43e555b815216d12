"""Edit the data safely: start a file with its right place and first line, and rename an id with all that cites it."""
