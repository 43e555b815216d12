"""Charts: view models to accessible SVG, made at build time. Colours come from the style sheet, so dark mode holds."""
