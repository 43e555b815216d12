"""A copy is whole or it is not, and the verdict names every file that is not as published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.files.archive import write_zip
from generator.files.hashes import MANIFEST, hash_all, hash_bytes
from generator.files.packing import PACKERS
from generator.law.writing import hash_text
from generator.publish.manifest import make_manifest
from generator.publish.seal import hash_provisions
from generator.publish.verify import NoCopy, Verdict, verify
from tests.unit.corpora import ROOT, corpus_of
from tests.working import outcome

PUBLISHED = {"index.html": b"<p>one</p>", "data/a.json": b"[]", "texts/ünï.html": b"zwei"}


def _publish(extra: dict[str, bytes] | None = None) -> dict[str, bytes]:
    texts = {"pact:1": "0" * 64}
    manifest = make_manifest(hash_all(PUBLISHED), title="Pacts", version="2020-01-01-abcdef01", texts=texts)
    return {**PUBLISHED, MANIFEST: manifest, **(extra or {})}


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def _zip(file: Path, files: dict[str, bytes], *, inside: str = "") -> Path:
    file.write_bytes(write_zip({inside + path: content for path, content in files.items()}, day="2020-01-01"))
    return file


def test_a_whole_copy_is_called_whole_in_one_line(tmp_path: Path) -> None:
    """A folder, a zip, and a zip of one folder are all read; the exit code is 0."""
    folder = _write(tmp_path / "site", _publish({".gitignore": b"*\n!.gitignore\n"}))
    known = hash_bytes(_publish()[MANIFEST])
    line = (
        "whole: 3 files as the manifest inside says, version 2020-01-01-abcdef01; whether that manifest is the "
        f"published one, tells --against with the hash that was published with it; here it is {known}\n"
    )
    for copy in (
        folder,
        _zip(tmp_path / "a.zip", _publish()),
        _zip(tmp_path / "b.zip", _publish(), inside="site one/"),
    ):
        assert outcome("verify", str(copy)) == (0, line)
        said = "whole: 3 files as published, version 2020-01-01-abcdef01; its manifest has the SHA-256 that was given\n"
        assert outcome("verify", str(copy), "--against", known) == (0, said)


def test_every_file_that_is_not_as_published_is_named(tmp_path: Path) -> None:
    """What differs, what is missing and what is extra; the exit code is 1."""
    files = _publish({"index.html": b"<p>two</p>", "new.html": b"", "data/b.json": b""})
    del files["texts/ünï.html"]
    assert outcome("verify", str(_write(tmp_path / "site", files))) == (
        1,
        "not whole: 1 differs, 1 missing, 2 extra of 3 files, version 2020-01-01-abcdef01\n"
        "  differs: index.html\n"
        "  missing: texts/ünï.html\n"
        "  extra: data/b.json\n"
        "  extra: new.html\n",
    )


def test_compressed_forms_are_no_strangers(tmp_path: Path) -> None:
    """What stands packed beside a file is passed over where it holds that file's bytes, and extra where it does not."""
    for ending, pack in PACKERS.items():
        good, bad = pack(PUBLISHED["index.html"]), pack(b"other")
        name, files = f"index.html{ending}", _publish({f"index.html{ending}": good})
        assert verify(_write(tmp_path / f"a{ending}", {**files, MANIFEST + ending: pack(files[MANIFEST])})).is_whole
        for content in (bad, b"not packed", good[:-3]):
            assert verify(_write(tmp_path / f"b{ending}", _publish({name: content}))).extra == (name,)
    assert verify(_write(tmp_path / "c", _publish({"index.html.zst": b""}))).extra == ("index.html.zst",)


def test_a_damaged_entry_of_a_zip_differs(tmp_path: Path) -> None:
    """A byte that went wrong inside a zip is reported as a file that differs."""
    file = _zip(tmp_path / "a.zip", _publish({"index.html": b"<p>one</p>"}))
    content = bytearray(file.read_bytes())
    place = content.index(b"index.html") + len("index.html") + 2
    content[place] ^= 0xFF
    file.write_bytes(bytes(content))
    manifest = hash_bytes(_publish()[MANIFEST])
    assert verify(file) == Verdict("2020-01-01-abcdef01", 3, ("index.html",), (), (), manifest)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"no zip at all", "is no zip file, or is damaged"),
        (write_zip({"a": b""}, day="2020-01-01"), "holds no data/manifest.json: it is no copy of a published site"),
        (write_zip({MANIFEST: b"{]"}, day="2020-01-01"), "cannot be read: it is damaged"),
        (write_zip({MANIFEST: b'{"files": 1}'}, day="2020-01-01"), "cannot be read: it is damaged"),
    ],
)
def test_what_is_no_copy_is_told_on_one_line(content: bytes | None, words: str, tmp_path: Path) -> None:
    """The exit code is 1, and one sentence says why; a place where nothing is, is wrong usage."""
    file = tmp_path / "copy.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(NoCopy, match=words):
        verify(file)
    code, said = outcome("verify", str(file))
    assert (code, said.count("\n")) == ((1, 1) if content is not None else (2, said.count("\n")))


def test_a_copy_is_held_against_a_hash_from_elsewhere(tmp_path: Path) -> None:
    """A manifest that agrees with its files is still not the published one where its own hash is another."""
    forged = {"index.html": b"<p>forged</p>"}
    manifest = make_manifest(hash_all(forged), title="Pacts", version="2020-01-01-abcdef01", texts={})
    folder = str(_write(tmp_path / "site", {**forged, MANIFEST: manifest}))
    published = hash_bytes(_publish()[MANIFEST])
    assert outcome("verify", folder)[0] == 0
    assert outcome("verify", folder, "--against", published) == (
        1,
        f"{folder} is not the copy that was asked for: its manifest has the SHA-256 {hash_bytes(manifest)}\n",
    )
    assert outcome("verify", folder, "--against", hash_bytes(manifest).upper())[0] == 0
    assert outcome("verify", folder, "--against", "abc")[0] == 2


def test_the_manifest_knows_every_provision() -> None:
    """The hash of a provision is that of its printed words; an article's is the one on its page."""
    corpus = corpus_of(ROOT)
    hashes = hash_provisions(corpus)
    assert list(hashes) == list(corpus.units)
    part = corpus.texts[0].articles[0]
    assert hashes[str(part.id)] == hash_text(list(part.unit.printed()))
    assert json.loads(make_manifest({}, title="", version="", texts=hashes))["texts"] == hashes
