"""The pages that list things: home, texts, sources, terms, changes, downloads, and the find page."""
