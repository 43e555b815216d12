"""Wrong changes of the real data, and what catches them: `python -m tests.mutations`."""
