"""The whole site is valid HTML, as the Nu HTML checker sees it."""

from __future__ import annotations

import subprocess

import pytest

from tests.site.built import ROOT, BuiltSite, listed

pytestmark = pytest.mark.any_corpus

NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_the_nu_checker_finds_no_error(site: BuiltSite) -> None:
    """Every page is valid; the frame of the 404 page too."""
    assert NU.exists(), "the Nu HTML checker is missing: run npm ci --ignore-scripts"
    command = ["java", "-Xss4m", "-jar", str(NU), "--errors-only", "--skip-non-html", str(site.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stderr.replace(f'"file:{site.folder}/', "").replace('":', ":").splitlines()
    assert not said, listed(said)
    assert done.returncode == 0
