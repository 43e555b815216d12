"""The pages of guides: scenarios, exercises, tables made from the wordings, literature, fields and rules."""
