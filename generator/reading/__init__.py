"""From YAML files to the Corpus: each fault with its place, all of them at once."""
