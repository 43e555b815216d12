"""The data as a whole for catalogues: schema.org `Dataset` and DCAT 3, as a block on the page about the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.downloads.jsonld import CONTEXT
from generator.downloads.model import Download
from generator.files.script_data import Json
from generator.law import routes
from generator.law.corpus import Corpus

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_WHOLE = ("concordance.xlsx", "concordance.sqlite", "datapackage.json", "legislation.jsonld", "yaml.zip")


def describe_dataset(corpus: Corpus, downloads: Sequence[Download]) -> dict[str, Json]:
    """Return both descriptions in one graph; addresses are absolute where the site has one."""
    record = corpus.concordance
    files = [one for one in downloads if one.path in _WHOLE or (one.table and one.path.endswith(".csv"))]
    maker: dict[str, Json] = {"@type": "Organization", "name": f"The maintainers of the {record.title}"}
    place = _address(corpus, routes.DATA)
    schema: dict[str, Json] = {
        "@type": "Dataset",
        "@id": f"{place}#dataset",
        "name": record.title,
        "description": record.subtitle,
        "version": corpus.version,
        "dateModified": record.as_of,
        "license": _LICENCE,
        "isAccessibleForFree": "true",
        "creator": maker,
        "url": place,
        "distribution": list(_downloads(corpus, files)),
    }
    dcat: dict[str, Json] = {
        "@type": "dcat:Dataset",
        "@id": f"{place}#dcat",
        "dcterms:title": record.title,
        "dcterms:description": record.subtitle,
        "dcterms:modified": record.as_of,
        "dcterms:license": {"@id": _LICENCE},
        "dcat:version": corpus.version,
        "dcat:landingPage": {"@id": place},
        "dcat:hasVersion": [
            {"@id": _address(corpus, routes.edition_page(release.day)), "dcat:version": release.record.kept.version}
            for release in corpus.releases
            if release.record.kept
        ],
        "dcat:distribution": list(_distributions(corpus, files)),
    }
    context: list[Json] = [CONTEXT, {"dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/"}]
    return {"@context": context, "@graph": [schema, dcat]}


def _address(corpus: Corpus, path: str) -> str:
    return f"{corpus.address}{path}" if corpus.address else routes.href(path, on=routes.DATA)


def _downloads(corpus: Corpus, files: Sequence[Download]) -> Iterator[Json]:
    for download in files:
        yield {
            "@type": "DataDownload",
            "name": download.title,
            "encodingFormat": download.media,
            "contentUrl": _address(corpus, f"data/{download.path}"),
            "contentSize": f"{download.size} B",
            "sha256": download.sha256,
        }


def _distributions(corpus: Corpus, files: Sequence[Download]) -> Iterator[Json]:
    for download in files:
        yield {
            "@type": "dcat:Distribution",
            "dcterms:title": download.title,
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{download.media}"},
            "dcat:downloadURL": {"@id": _address(corpus, f"data/{download.path}")},
        }
