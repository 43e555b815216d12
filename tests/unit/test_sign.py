"""Signed copies: by the publisher's own key, checked by OpenSSH, and what a copy says that was changed after."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.files.hashes import hash_bytes
from generator.publish.sign import SIGNATURE, SIGNERS, NoSignature, sign_copy
from generator.publish.verify import verify


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key of a publisher, made for the test alone."""
    file = tmp_path / "keys" / "publisher"
    file.parent.mkdir()
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)
    return file


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy with one page."""
    folder = tmp_path / "copy"
    (folder / "data").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"page")
    manifest = {"title": "A", "version": "1", "files": {"index.html": hash_bytes(b"page")}, "texts": {}}
    (folder / "data" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_a_signed_copy_says_so(copy: Path, key: Path) -> None:
    """It is whole and signed; the same key signs with the same bytes."""
    sign_copy(copy, key)
    first = (copy / SIGNATURE).read_bytes()
    sign_copy(copy, key)
    assert (copy / SIGNATURE).read_bytes() == first
    verdict = verify(copy)
    assert verdict.is_whole
    assert "\nsigned by the publisher, SHA256:" in verdict.as_text()


def test_openssh_alone_checks_it(copy: Path, key: Path) -> None:
    """The command on the page about the data, run in the copy."""
    sign_copy(copy, key)
    command = ["ssh-keygen", "-Y", "verify", "-f", SIGNERS, "-I", "publisher", "-n", "file", "-s", SIGNATURE]
    manifest = (copy / "data" / "manifest.json").read_bytes()
    assert subprocess.run(command, cwd=copy, input=manifest, check=False, capture_output=True).returncode == 0


def test_a_manifest_changed_after_signing_is_told(copy: Path, key: Path) -> None:
    """The copy is not whole, and the reason stands there."""
    sign_copy(copy, key)
    manifest = copy / "data" / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"1"', '"2"'), encoding="utf-8")
    verdict = verify(copy)
    assert not verdict.is_whole
    assert "NOT signed by the publisher" in verdict.as_text()


def test_without_a_signature_nothing_is_said(copy: Path) -> None:
    """An unsigned copy is whole as before."""
    manifest = hash_bytes((copy / "data" / "manifest.json").read_bytes())
    assert verify(copy).as_text() == (
        "whole: 1 file as the manifest inside says, version 1; whether that manifest is the published one, "
        f"tells --against with the hash that was published with it; here it is {manifest}\n"
    )
    assert verify(copy, against=manifest).as_text() == (
        "whole: 1 file as published, version 1; its manifest has the SHA-256 that was given\n"
    )


def test_a_key_inside_the_copy_is_refused(copy: Path, key: Path) -> None:
    """It would be published."""
    inside = copy / "publisher"
    key.rename(inside)
    with pytest.raises(NoSignature, match="inside the copy"):
        sign_copy(copy, inside)
