"""Measures how fast the site is built and read, beside other tools on the same pages. See README.md."""
