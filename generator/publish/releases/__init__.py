"""Releases of the data: what changed from one copy to another, and the record of it that the page and the feed tell.

- `compare`: the tables of two copies compared.
- `record`: the file `data/releases/<day>.yml`.
"""
