"""Is it true, kept and readable: rules, ledgers, the evidence for the texts, and the figures that are counted."""
