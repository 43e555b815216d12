"""Views of parts that several kinds of page show: links, units, positions, statements, panels."""
