"""Ways to spoil a folder of data: names, links, kinds of file, rights, and references that run in a circle."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.spoil import SPOILERS

MINI = Path(__file__).parent.parent / "mini"
TreeSpoiler = Callable[[Path, Random], None]
"""Takes the root of a corpus with `data` and `content`, and a source of chance."""


def lay_out(root: Path) -> None:
    """Put the invented corpus into `root`."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, root / name)


def _files(root: Path) -> list[Path]:
    return sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())


def _any(root: Path, chance: Random) -> Path:
    return chance.choice(_files(root / "data"))


def _bytes_of_one(root: Path, chance: Random) -> None:
    """Spoil the bytes of one to three files of data or prose."""
    for _ in range(chance.randint(1, 3)):
        file, other = chance.choice(_files(root)), chance.choice(_files(root))
        kind = chance.choice(sorted(SPOILERS.keys() - {"ten megabytes"}))
        if file.stat().st_size and other.stat().st_size:
            try:
                spoilt = SPOILERS[kind](file.read_bytes(), chance, other.read_bytes())
            except (ValueError, AttributeError, TypeError, IndexError):
                continue  # This way is for YAML that nobody has spoilt before.
            except Exception as fault:
                if "yaml" not in type(fault).__module__:
                    raise
                continue
            file.write_bytes(spoilt)


def _lost(root: Path, chance: Random) -> None:
    for _ in range(chance.randint(1, 3)):
        _any(root, chance).unlink()


def _folder_lost(root: Path, chance: Random) -> None:
    folders = sorted(path for path in root.rglob("*") if path.is_dir())
    shutil.rmtree(chance.choice(folders))


def _moved(root: Path, chance: Random) -> None:
    _any(root, chance).replace(_any(root, chance))


def _renamed(root: Path, chance: Random) -> None:
    file = _any(root, chance)
    names = [
        *("x.yml", "22.yml", "0.yml", "10000.yml", "a b.yml", "é.yml", "x.yaml", "x.YML", ".yml", "a\nb.yml", "x"),
        *("\udcff.yml", "state.yml", "index.yml", "x.yml~", ".x.yml.swp", "con.yml", f"{'a' * 200}.yml", "а.yml"),
        *("\u202elmy.x", "<b>.yml", "{{x}}.yml", "-.yml", "x;y.yml", "x&y.yml", "'x'.yml", "*.yml", "..yml"),
    ]
    target = file.with_name(chance.choice(names))
    if not target.exists():
        file.replace(target)


def _case_twin(root: Path, chance: Random) -> None:
    file = _any(root, chance)
    twin = file.with_name(chance.choice((file.name.upper(), file.name.capitalize(), file.name.replace("l", "L"))))
    if not twin.exists():
        shutil.copyfile(file, twin)


def _linked(root: Path, chance: Random) -> None:
    file = chance.choice(_files(root))
    target = chance.choice(
        ("/etc/hostname", "..", file.name, "nothing", "/dev/zero", "/proc/self/mem", "../../../../etc")
    )
    file.unlink()
    os.symlink(target, file)


def _folder_linked(root: Path, chance: Random) -> None:
    place = chance.choice([path for path in sorted(root.rglob("*")) if path.is_dir()])
    os.symlink(chance.choice(("/", "..", ".", str(root))), place / chance.choice(("x", "x.yml", "x.md", "articles")))


def _folder_for_file(root: Path, chance: Random) -> None:
    file = chance.choice(_files(root))
    file.unlink()
    file.mkdir()
    if chance.random() < 0.5:
        (file / "x.yml").write_text("a: b\n", encoding="utf-8")


def _file_for_folder(root: Path, chance: Random) -> None:
    folder = chance.choice(sorted(path for path in (root / "data").rglob("*") if path.is_dir()))
    shutil.rmtree(folder)
    folder.write_text("a: b\n", encoding="utf-8")


def _pipe(root: Path, chance: Random) -> None:
    file = chance.choice(_files(root))
    file.unlink()
    os.mkfifo(file)


def _locked(root: Path, chance: Random) -> None:
    """Take the right to read from a file or a folder; the case then runs as a user whom rights bind."""
    paths = [path for path in sorted(root.rglob("*")) if not path.is_symlink()]
    chance.choice(paths).chmod(0)


def _stray(root: Path, chance: Random) -> None:
    folder = chance.choice([path for path in sorted(root.rglob("*")) if path.is_dir()])
    names = ("x.yml", ".DS_Store", "Thumbs.db", "x.md", "README.md", "notes.txt", ".git", "x.json", "5.yml", "x.csv")
    content = chance.choice((b"", b"a: b\n", b"\xff\xfe", b"---\ntitle: x\n---\n[lakes:9]\n", b"{words:lakes:9}\n"))
    (folder / chance.choice(names)).write_bytes(content)


def _circle(root: Path, chance: Random) -> None:
    """Let things refer to each other, or to themselves, in a circle."""
    data = root / "data"
    one, other = chance.sample(("lakes", "ponds", "rivers"), 2)
    one_file, other_file = (f"instruments/{slug}/instrument.yml" for slug in (one, other))
    quiet = "term: quiet\nexplanation: Not noise.\nrelated: [noise]\n"
    twice = f"  - {{earlier: 'ponds:2', later: 'lakes:3'}}\n  - {{earlier: '{one}:1', later: '{one}:1'}}\n"
    circles: tuple[dict[str, str], ...] = (
        {one_file: f"supplements: {other}\n", other_file: f"supplements: {one}\n"},
        {one_file: f"supplements: {one}\n"},
        {one_file: f"acts_on: [{other}]\n", other_file: f"acts_on: [{one}]\n"},
        {one_file: f"acts_on: [{one}]\nsupplements: {other}\n"},
        {"topics/noise.yml": "related: [final]\n", "topics/final.yml": "related: [noise]\n"},
        {"topics/noise.yml": "related: [noise]\n"},
        {"terms/noise.yml": "related: [noise]\n"},
        {"terms/noise.yml": "related: [quiet]\n", "terms/quiet.yml": quiet},
        {"instruments/ponds/articles/1.yml": "acts_on: ['ponds:1', 'lakes:1']\n"},
        {"states/xa/lakes.yml": _withdrawal("a", "b") + _withdrawal("b", "a")},
        {"states/xa/lakes.yml": _withdrawal("a", "a")},
        {"concordance.yml": twice},
    )
    for name, added in chance.choice(circles).items():
        file = data / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(before + added, encoding="utf-8")


def _withdrawal(own: str, other: str) -> str:
    facts = "effect: It goes., confidence: confirmed, sources: [lakes-register]"
    return f"  - {{id: {own}, kind: withdrawal, affects: ['2(1)'], withdraws: {other}, {facts}}}\n"


def _id_everywhere(root: Path, chance: Random) -> None:
    """Rename an id in every file, but leave the files where they are: or exchange two ids."""
    one, other = chance.choice(
        (("lakes", "ponds"), ("noise", "final"), ("lakes-register", "lakes"), ("xa", "xb"), ("lakes", "seas"))
    )
    for file in _files(root / "data"):
        if chance.random() < 0.7:
            text = file.read_text(encoding="utf-8") if file.suffix != ".zip" else ""
            text = text.replace(one, "\0").replace(other, one if chance.random() < 0.8 else other).replace("\0", other)
            file.write_text(text, encoding="utf-8")


TREE_SPOILERS: dict[str, TreeSpoiler] = {
    "bytes of some files": _bytes_of_one,
    "file lost": _lost,
    "folder lost": _folder_lost,
    "file moved": _moved,
    "file renamed": _renamed,
    "names that differ by case": _case_twin,
    "link": _linked,
    "link to a folder": _folder_linked,
    "folder for a file": _folder_for_file,
    "file for a folder": _file_for_folder,
    "pipe for a file": _pipe,
    "no right to read": _locked,
    "stray file": _stray,
    "circle of references": _circle,
    "ids exchanged": _id_everywhere,
}
WEIGHTS = {"bytes of some files": 8, "circle of references": 2, "ids exchanged": 2}
"""What goes deepest into the code is tried most."""
