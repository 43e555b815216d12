"""The pages of the concordance: topics, points, coverage, word differences, any provisions side by side."""
