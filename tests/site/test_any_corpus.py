"""What is held of our site is held of the site of any corpus: the invented ones, and one that was just begun.

`pytest --corpus FOLDER tests/site` runs all tests that fit any corpus, in browsers too; here those that read files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.site.built import ROOT

INVENTED = sorted(config.parent for config in (ROOT / "tests").glob("*/mkdocs.yml"))
READING = ("test_links.py", "test_texts.py", "test_exports.py")


@pytest.mark.parametrize("corpus", [*INVENTED, None], ids=lambda folder: folder.name if folder else "new")
def test_the_site_of_another_corpus_holds_what_ours_does(corpus: Path | None, tmp_path: Path) -> None:
    """Links, words, exports: every test of a built site that names nothing of ours."""
    if corpus is None:
        corpus = tmp_path / "new"
        assert CliRunner().invoke(main, ["new", "corpus", str(corpus)]).exit_code == 0
    files = [str(ROOT / "tests" / "site" / name) for name in READING]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--corpus", str(corpus)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run([*command, *files], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout or "[100%]" in done.stdout
