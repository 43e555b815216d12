"""The pages of the instruments: contents and facts, the whole text, a page an article."""
