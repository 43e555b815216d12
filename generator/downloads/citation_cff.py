"""How to cite the data: CITATION.cff 1.2.0, which reference managers and code hosts read."""

from __future__ import annotations

import json

from generator.law.corpus import Corpus

LICENCE = "CC-BY-4.0"
"""Of our own words and data; the texts of laws are official texts under no licence."""


def write_citation(corpus: Corpus) -> bytes:
    """Return the file. Its values are JSON strings, which are YAML too, so that nothing needs escaping.

    The version of the data is left to the page about it and to the manifest: each edit would change this file too.
    """
    record = corpus.concordance
    facts = {
        "cff-version": "1.2.0",
        "message": "Cite the data with its day, or with the version that the page about the data names. "
        "For the words of a law or treaty cite the official text.",
        "type": "dataset",
        "title": record.title,
        "abstract": record.subtitle,
        "license": LICENCE,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    if corpus.address:
        lines.append(f"url: {json.dumps(corpus.address)}")
    lines.append(f"date-released: {record.as_of}")
    lines.append(f"authors:\n  - name: {json.dumps(f'The maintainers of the {record.title}', ensure_ascii=False)}")
    return ("\n".join(lines) + "\n").encode()
