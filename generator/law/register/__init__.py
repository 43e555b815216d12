"""What the register says on a date: a State's position, a statement's status, what binds two States, what is in doubt.

Pure logic over the Corpus: no HTML, no clock. A day that no source gives is never computed with.
"""
