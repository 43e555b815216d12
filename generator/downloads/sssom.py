"""The relations of the concordance as a mapping set in SSSOM: tab-separated, with its facts as YAML comments above.

A subject and an object are what an instrument says on a topic: `treaty:lending`. SKOS reads from the subject, so
what is broader than its object has a narrower match. Where the other text is silent the object is `sssom:NoTermFound`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.downloads.formats import disarm
from generator.law import routes
from generator.law.corpus import Corpus, Topic
from generator.law.records import Relation
from generator.law.writing import hash_text

PATH = "relations.sssom.tsv"
_DIGITS = 8
_PREDICATES = {
    "equivalent": "skos:exactMatch",
    "broader": "skos:narrowMatch",
    "narrower": "skos:broadMatch",
    "overlapping": "skos:relatedMatch",
    "only here": "skos:exactMatch",
}
_COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification"),
    *("mapping_date", "subject_source", "object_source", "comment", "other"),
)


def write_sssom(corpus: Corpus) -> bytes:
    """Write the mapping set: subject, relation, object, reason and date of every relation."""
    rows = [
        "\t".join(map(disarm, _row(corpus, topic, relation)))
        for topic in corpus.topics.values()
        for relation in topic.record.relations
    ]
    version = f"{corpus.concordance.as_of}-{hash_text(rows)[:_DIGITS]}"
    return ("\n".join([*_head(corpus, version), "\t".join(_COLUMNS), *rows]) + "\n").encode()


def _head(corpus: Corpus, version: str) -> Iterator[str]:
    """Yield what is said of the set; its version is its own: other data do not move it."""
    base = corpus.address or "urn:concordance:"
    yield "#curie_map:"
    for instrument in corpus.compared:
        yield f"#  {instrument.slug}: {json.dumps(f'{base}{instrument.slug}/topic/')}"
    yield '#  semapv: "https://w3id.org/semapv/vocab/"'
    yield '#  skos: "http://www.w3.org/2004/02/skos/core#"'
    yield '#  sssom: "https://w3id.org/sssom/"'
    yield f"#mapping_set_id: {json.dumps(f'{base}data/{PATH}')}"
    yield f"#mapping_set_title: {json.dumps(f'{corpus.concordance.title}: how the texts stand to each other')}"
    yield f"#mapping_set_version: {json.dumps(version)}"
    yield '#license: "https://creativecommons.org/licenses/by/4.0/"'


def _row(corpus: Corpus, topic: Topic, relation: Relation) -> tuple[str, ...]:
    silent = relation.is_ == "only here"
    proof = f"; rows={' | '.join(relation.row)}" if relation.row else ""
    return (
        f"{relation.of}:{topic.id}",
        _label(corpus, topic, relation.of),
        _PREDICATES[relation.is_],
        "sssom:NoTermFound" if silent else f"{relation.to}:{topic.id}",
        "" if silent else _label(corpus, topic, relation.to),
        "semapv:ManualMappingCuration",
        corpus.concordance.as_of,
        relation.of,
        relation.to,
        relation.because,
        f"relation={relation.is_}{proof}; page={routes.topic_page(topic.id)}",
    )


def _label(corpus: Corpus, topic: Topic, slug: str) -> str:
    units = ", ".join(corpus.label_of(unit) for unit in topic.provisions.get(slug, ()))
    return f"{topic.record.title}: {corpus.instruments[slug].record.label} {units}"
