"""What knows MkDocs stands in one package, and the hook is a thin adapter."""

from __future__ import annotations

import ast
from pathlib import Path

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
ADAPTER = GENERATOR / "publish" / "mkdocs"


def _imports(file: Path) -> set[tuple[str, str]]:
    """Give each module that a file imports, with the names that it takes, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", alias.name) for alias in node.names}
    return found


def _of_mkdocs(file: Path) -> set[tuple[str, str]]:
    return {(module, name) for module, name in _imports(file) if module.partition(".")[0] == "mkdocs"}


def test_one_package_imports_mkdocs() -> None:
    """Nothing else does; and the package takes no private name of it."""
    importing = {file for file in GENERATOR.rglob("*.py") if _of_mkdocs(file)}
    assert importing
    assert {file for file in importing if file.parent != ADAPTER} == set()
    names = {name for file in importing for module, name in _of_mkdocs(file)}
    assert {name for name in names if name.startswith("_") and name != "__main__"} == set()


def test_the_hook_is_thin() -> None:
    """It holds events alone, each of which hands on: no state, no class, nothing that is worked out."""
    hook = (ADAPTER / "hook.py").read_text(encoding="utf-8")
    assert hook.count("\n") < 150
    functions = [node for node in ast.parse(hook).body if isinstance(node, ast.FunctionDef)]
    assert {node.name for node in functions if not node.name.startswith("on_") or len(node.body) > 4} == set()
    kept = [node for node in ast.parse(hook).body if isinstance(node, ast.Assign | ast.AnnAssign | ast.ClassDef)]
    assert kept == []
