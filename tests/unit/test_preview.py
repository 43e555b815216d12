"""A preview shows what nobody accepted yet and says so; a plain build refuses it."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.files.stores import read_stored
from generator.publish.pipeline import make_site
from generator.publish.preview_server import PreviewServer, Served, write_page
from generator.publish.unaccepted import SCRIPT
from generator.reading.problems import DataFaults
from tests.unit.corpora import MINI
from tests.working import edit

LAW = ("data/instruments/lakes/preamble.yml", "should be quiet", "must be quiet")
FACT = ("data/topics/noise.yml", "title: Noise", "title: Noises")


@pytest.fixture
def accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small corpus with all of it accepted."""
    shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns(".*"))
    monkeypatch.chdir(tmp_path / "mini")
    assert CliRunner().invoke(main, ["review", "--accept-all"]).exit_code == 0
    return tmp_path / "mini"


def _unaccepted(root: Path) -> dict[str, object]:
    script = read_stored(make_site(root, preview=True).files[SCRIPT]).decode()
    shown: dict[str, object] = json.loads(script.partition(" = ")[2].rstrip(";\n"))
    return shown


def test_words_of_law_and_others_are_named(accepted: Path) -> None:
    """Each with its page, its file and what changed; a plain site is refused meanwhile, and names nothing after."""
    assert _unaccepted(accepted) == {"summary": "", "rows": []}
    edit(accepted / LAW[0], *LAW[1:])
    edit(accepted / FACT[0], *FACT[1:])
    with pytest.raises(DataFaults):
        make_site(accepted)
    shown = _unaccepted(accepted)
    rows = shown["rows"]
    assert isinstance(rows, list)
    assert shown["summary"] == "1 word of law and 1 other entry not yet accepted: compare"
    assert [(row["id"], row["said"], row["place"]) for row in rows] == [
        ("lakes:preamble(1)", "changed", "lakes/preamble.html#preamble__rec_1"),
        ("topic:noise", "changed", "compare/noise.html"),
    ]
    assert [row["file"].split(":")[0] for row in rows] == [LAW[0], FACT[0]]
    assert "must be quiet" in " ".join(rows[0]["lines"])
    CliRunner().invoke(main, ["review", "--accept-all"])
    assert SCRIPT not in make_site(accepted).files


def test_a_fault_that_no_acceptance_mends_is_refused_by_previews_too(accepted: Path) -> None:
    """Only words wait for somebody; a key that does not exist is wrong."""
    edit(accepted / FACT[0], "title:", "titel:")
    with pytest.raises(DataFaults):
        make_site(accepted, preview=True)


def test_a_report_stands_above_the_last_good_page(tmp_path: Path) -> None:
    """As text, whatever it quotes; and the page waits for the next build."""
    Served(7, 'data/x.yml: "<b>" & more').write(tmp_path / "served.json")
    shown = Served.read(tmp_path / "served.json")
    page = write_page('<html><body dir="ltr"><p>Good</p></body></html>', shown)
    assert page.startswith('<html><body dir="ltr"><div class="build-report" role="alert">')
    assert "data/x.yml: &quot;&lt;b&gt;&quot; &amp; more</pre></div><p>Good</p>" in page
    assert page.endswith('<script src="/-/reload.js" data-number="7"></script></body></html>')
    assert "build-report" not in write_page("<body>", Served(8))
    assert Served.read(tmp_path / "nothing.json") == Served()


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "127.0.0.1:{port}", 200),
        ("/index.html", "localhost", 200),
        ("/", "evil.example:{port}", 421),
        ("/-/state", "evil.example", 421),
        ("/" + "a" * 5000, "localhost", 404),
        ("/%00/..%2f..%2fetc/passwd", "localhost", 404),
        ("/" + "a/" * 5000, "localhost", 404),
    ],
)
def test_a_preview_answers_this_machine_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], path: str, host: str, status: int
) -> None:
    """A site elsewhere can give this machine's address to a name of its own, and read what is not published yet."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<body>draft</body>", encoding="utf-8")
    server = PreviewServer(tmp_path / "site", tmp_path / "served.json", 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host.format(port=server.server_port))
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, b"draft" in answer.read()) == (status, status == 200)
    finally:
        connection.close()
        server.shutdown()
        server.server_close()
    assert "Traceback" not in capfd.readouterr().err
