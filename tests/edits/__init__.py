"""Random sequences of edits of the small corpus: after each, a warm build gives the same bytes as a clean one."""
