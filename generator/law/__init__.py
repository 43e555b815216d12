"""The nouns of the concordance and what follows from them: ids, records, the Corpus, the register on a day, paths."""
