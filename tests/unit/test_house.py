"""The rules of the house, which no reviewer should have to remember."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator"
THEME = ROOT / "theme"

LAYERS = ("files", "law", "reading", "checks", "downloads", "site", "search", "publish", "cli")
"""The packages from the ground up: each may import only those before it."""
FRONT = ("__init__", "__main__", "bootstrap")
"""What stands beside them: the command line's way in, and what sets up a machine before anything can be imported."""
# Packages from outside, and the only packages of ours that may import them.
OUTSIDE = {
    "ruamel": {"reading"},
    "pydantic": {"law", "reading", "checks"},
    "pydantic_core": {"reading"},
    "jinja2": {"site", "publish"},
    "markupsafe": {"site"},
    "babel": {"law", "checks", "search"},
    "xlsxwriter": {"downloads"},
    "confusable_homoglyphs": {"law"},
    "markdown": {"site"},
    "nh3": {"site"},
    "libzim": {"publish"},
    "weasyprint": {"site"},
    "brotli": {"files"},
    "mkdocs": {"publish"},
    "material": {"site"},
    "click": {"cli"},
}
ODD_STARTS = ("Give ", "Say whether ", "Tell whether ")
ODD_WORDS = re.compile(r"\b(?:told|held against|mended)\b")
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40
LONG = {"generator/publish/last_site.py"}
LONG_FUNCTIONS = {"build_site", "_make"}
"""A build from its beginning to its end, to be read in one place."""
Node = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _unit(file: Path) -> str:
    """Return the module, or the package as a whole, that a file belongs to."""
    return file.relative_to(GENERATOR).parts[0].removesuffix(".py")


def _shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _imports(file: Path) -> Iterator[str]:
    """Yield what a file imports, also inside functions: `generator.law.ids`, `yaml`."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_shown(file)} imports relatively"
            module = node.module or ""
            yield from (f"generator.{alias.name}" for alias in node.names) if module == "generator" else (module,)


def test_the_packages_are_nine() -> None:
    """`generator/` holds the nine packages, its ways in, and nothing else."""
    found = {file.stem for file in GENERATOR.iterdir() if file.name != "__pycache__" and file.suffix != ".md"}
    assert found == {*LAYERS, *FRONT}


def test_imports_lead_one_way() -> None:
    """Every package imports only from those before it in the list."""
    wrong = []
    for file in _modules():
        own = _unit(file)
        allowed = LAYERS[: LAYERS.index(own) + 1] if own in LAYERS else LAYERS
        for name in _imports(file):
            if name.startswith("generator.") and (other := name.split(".")[1]) not in allowed:
                wrong.append(f"{_shown(file)} imports {other}, which stands above {own}")
    assert wrong == []


def test_packages_from_outside_have_their_owners() -> None:
    """Each package from outside is imported by the few modules that wrap it, and nothing else is imported."""
    wrong = [
        f"{_shown(file)} imports {name}"
        for file in _modules()
        for name in _imports(file)
        if not name.startswith("generator")
        and (top := name.split(".")[0]) not in sys.stdlib_module_names
        and _unit(file) not in OUTSIDE.get(top, set())
    ]
    assert wrong == []


def _public(file: Path) -> Iterator[tuple[str, Node]]:
    tree = _tree(file)
    yield _shown(file), tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{_shown(file)}:{node.lineno} {node.name}", node
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    yield f"{_shown(file)}:{inner.lineno} {node.name}.{inner.name}", inner


def test_everything_public_is_documented() -> None:
    """Every public module, class and function has a docstring whose first line ends as a sentence does."""
    wrong = []
    for file in _modules():
        for place, node in _public(file):
            first = _docstring(node).split("\n")[0]
            if not first.endswith((".", ":", "…")):
                wrong.append(f"{place}: {first or 'nothing'}")
    assert wrong == []


def test_a_class_name_means_one_thing() -> None:
    """No two classes share a name, but for a record and the linked thing that holds it."""
    places: dict[str, list[str]] = {}
    for file in _modules():
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(_shown(file))
    pair = ("generator/law/corpus/", "generator/law/records/")
    wrong = {
        name: files
        for name, files in places.items()
        if len(files) > 1 and not (len(files) == 2 and all(map(str.startswith, sorted(files), pair)))
    }
    assert wrong == {}


def test_docstrings_return() -> None:
    """A docstring says what a function returns in the words of the language; manuals of rules may speak of checking."""
    nodes = [(file, node) for file in _modules() for node in ast.walk(_tree(file)) if isinstance(node, Node)]
    wrong = [
        f"{_shown(file)}: {_docstring(node)}"
        for file, node in nodes
        if _docstring(node).startswith(ODD_STARTS) or (ODD_WORDS.search(_docstring(node)) and not _is_rule(node))
    ]
    assert wrong == []


def _is_rule(node: Node) -> bool:
    return any(ast.unparse(one).startswith("rule(") for one in getattr(node, "decorator_list", ()))


def _docstring(node: Node) -> str:
    return ast.get_docstring(node) or ""


def test_modules_are_short() -> None:
    """No module has more than 250 lines, but for the one that keeps the last site."""
    lengths = {_shown(file): file.read_text(encoding="utf-8").count("\n") for file in _modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE and name not in LONG} == {}


def test_functions_are_short() -> None:
    """No function has more than 40 lines, but for two that are a build from its beginning to its end."""
    wrong = [
        f"{_shown(file)}:{node.lineno} {node.name} has {length} lines"
        for file in _modules()
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
        and node.name not in LONG_FUNCTIONS
    ]
    assert wrong == []


def test_safe_stands_in_one_partial_at_most() -> None:
    """At most one template marks text as safe: everything else is escaped."""
    found = [
        _shown(file) for file in THEME.rglob("*.html") if re.search(r"\|\s*safe\b", file.read_text(encoding="utf-8"))
    ]
    assert len(found) <= 1, found


def test_scripts_share_one_name_and_one_maker_of_elements() -> None:
    """What scripts share is `concordance`, made in dom.js with what makes elements, but for tags of scripts."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in (THEME / "assets" / "js").glob("*.js")}
    shared = {
        name for text in texts.values() for name in re.findall(r"\b(?:window|globalThis|self)\.(\w+) =[^=]", text)
    }
    assert shared == {"concordance", "name"}, "the name of the window is emptied, and no other is set"
    makers = {
        name for name, text in texts.items() if re.search(r"createElement(?:NS)?\((?!'script'\))|innerHTML =", text)
    }
    assert makers == {"dom.js"}


def test_nothing_is_left_for_later() -> None:
    """No file of ours says that something is still to be done: work that is open stands in issues."""
    left = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    folders = (GENERATOR, THEME, ROOT / "content", ROOT / "tests")
    files = [
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix in (".py", ".html", ".css", ".js", ".md")
    ]
    wrong = [
        f"{_shown(file)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
        if left.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["generator", "theme", "content", "data", "tests"])
def test_no_path_of_a_machine_stands_in_a_file(folder: str) -> None:
    """No file names a folder of the machine it was written on."""
    path = re.compile(r"(?<![\w.])/(?:home|Users|work|root)/\w")
    wrong = []
    for file in sorted((ROOT / folder).rglob("*")):
        kept_apart = any(part.startswith(".") for part in file.relative_to(ROOT).parts)
        if not kept_apart and file.suffix in (".py", ".html", ".css", ".js", ".md", ".yml", ".json", ".csv", ".txt"):
            text = file.read_text(encoding="utf-8")
            wrong += [f"{_shown(file)}: {found[0]}" for found in path.finditer(text)]
    assert wrong == []
