"""Keep what was promised: the ledger of published ids with their redirects, and the ledger of accepted words and facts.

- `permalinks`: every id and page that the site publishes; `ids`: the ledger of them, `data/ids.txt`.
- `moves`: what `data/moved.yml` says became of an id, and the redirects that follow from it.
- `digests`: what is accepted, and its sum; `reviewed`: the ledger of them, `data/reviewed.txt`.
- `check`: both ledgers compared with the corpus; `earlier`: what was accepted, found in the history of the repository.
"""
