"""What is made stands on a disk until it is put into the site, and is the same there as in memory."""

from __future__ import annotations

from pathlib import Path

from generator.files.hashes import hash_bytes
from generator.files.stores import IN_MEMORY, Store, StoredFile, read_stored
from generator.publish.pipeline import make_site
from generator.site.bodies import Body
from tests.site.built import ROOT

TEXT = "<p>“Quiet”</p>\n"


def test_bytes_and_bodies_are_the_same_on_a_disk(tmp_path: Path) -> None:
    """In folders that are not there yet; whatever was left there before is gone."""
    store = Store(tmp_path / "made")
    store.put("left.txt", b"x")
    store.clear()
    stored = store.put("data/a/b.json", b"[]")
    assert stored == StoredFile(tmp_path / "made/data/a/b.json", 2, hash_bytes(b"[]"))
    assert [read_stored(stored), read_stored(IN_MEMORY.put("b.json", b"[]"))] == [b"[]", b"[]"]
    assert store.put("again.json", stored) is stored
    bodies = [Body.of(TEXT), *(Body.of(TEXT).put_away("a.html", own) for own in (store, IN_MEMORY))]
    assert [str(body) for body in bodies] == [TEXT] * 3
    assert bodies[0] == bodies[1] == bodies[2]
    assert not (tmp_path / "made/left.txt").exists()


def test_a_site_with_a_store_is_the_same(tmp_path: Path) -> None:
    """Every page and file of the small corpus, and nothing of the rest is left in memory."""
    store = Store(tmp_path / "made")
    whole, stored = (make_site(ROOT / "tests/mini", store=own) for own in (IN_MEMORY, store))
    assert whole.pages == stored.pages
    assert whole.files == {path: read_stored(content) for path, content in stored.files.items()}
    assert all(isinstance(page.body.held, Path) for page in stored.pages)
    kept = [path for path, content in stored.files.items() if isinstance(content, bytes)]
    assert all(path.endswith(".html") for path in kept), kept  # redirects
