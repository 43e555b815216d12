"""Files below a folder are listed whatever lies there."""

from __future__ import annotations

from pathlib import Path

from generator.files.walking import list_entries, list_files


def test_a_link_to_itself_is_no_file(tmp_path: Path) -> None:
    """Links that lead nowhere, to themselves or to a folder are entries, and never a fault."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.md").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "c.md").symlink_to(tmp_path / "gone")
    (tmp_path / "d.md").symlink_to(tmp_path / "b" / "one.md")
    (tmp_path / "e").symlink_to(tmp_path / "b")
    assert list_files(tmp_path) == ["b/one.md", "d.md"]
    assert list_entries(tmp_path) == ["a.md", "b/one.md", "c.md", "d.md", "e"]
