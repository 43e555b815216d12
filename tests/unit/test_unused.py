"""Nothing stands in the program that nobody uses: names, fields of views, templates, macros, what packages offer."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator"
PAGES = ROOT / "theme" / "pages"
# Called by others: MkDocs its hook, Python's parser of HTML and server their methods, pickle, Jinja and click theirs.
CALLED_BY_OTHERS = re.compile(
    r"on_\w+|handle_\w+|unknown_decl|do_GET|log_message|persistent_id|reducer_override|load_bytecode|dump_bytecode"
    r"|service_actions|end_headers|daemon_threads|read_source|copy_file|is_documentation_page|model_config|__\w+__"
)
# Asked by tests alone, as what the program itself never needs: a wide net for references, and the version of a folder.
FOR_TESTS = {"FAMILIES", "find_suspects", "data_version"}
REGISTERED = ("rule", "command", "group", "validator", "serializer")
"""A decorator with one of these words hands a function to whatever calls it."""


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


@cache
def _templates() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "theme").rglob("*.html")))


@cache
def _named() -> Counter[str]:
    """Count each name that the program uses: as a name, an attribute, or a word of a string that is no docstring."""
    found: Counter[str] = Counter()
    for file in _modules():
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.Name):
                found[node.id] += isinstance(node.ctx, ast.Load)
            elif isinstance(node, ast.Attribute):
                found[node.attr] += 1
    found.update(re.findall(r"\w+", _templates()))
    return found


def _defined(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if not any(word in ast.unparse(one) for one in node.decorator_list for word in REGISTERED):
                yield node, node.name
            if isinstance(node, ast.ClassDef):
                yield from ((one, name) for one, name in _defined(node.body) if isinstance(one, ast.FunctionDef))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((node, target.id) for target in targets if isinstance(target, ast.Name))


def test_every_name_is_used() -> None:
    """Each function, method, class and constant is named somewhere else in the program."""
    used, wrong = _named(), []
    for file in _modules():
        for node, name in _defined(_tree(file).body):
            if not used[name] and name not in FOR_TESTS and not CALLED_BY_OTHERS.fullmatch(name):
                wrong.append(f"{file.relative_to(ROOT)}:{node.lineno} {name}")
    assert wrong == []


def test_every_field_of_a_view_is_read() -> None:
    """What a view holds is shown by a template, or read by the program."""
    used, wrong = _named(), []
    for file in sorted((GENERATOR / "site").rglob("*.py")):
        for kind in (node for node in ast.walk(_tree(file)) if isinstance(node, ast.ClassDef)):
            for field in (node.target for node in kind.body if isinstance(node, ast.AnnAssign)):
                if isinstance(field, ast.Name) and not used[field.id]:
                    wrong.append(f"{file.relative_to(ROOT)} {kind.name}.{field.id}")
    assert wrong == []


def test_packages_offer_what_somebody_takes() -> None:
    """Each name in `__all__` is imported from the package, or named as part of it."""
    taken: set[tuple[str, str]] = set()
    for file in (*_modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")):
        short: dict[str, str] = {}
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.ImportFrom) and node.module:
                taken |= {(node.module, alias.name) for alias in node.names}
                short |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                taken.add((short.get(node.value.id, ""), node.attr))
    wrong = []
    for file in GENERATOR.rglob("__init__.py"):
        package = ".".join(file.parent.relative_to(ROOT).parts)
        for node in _tree(file).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                wrong += [f"{package}.{name}" for name in ast.literal_eval(node.value) if (package, name) not in taken]
    assert wrong == []


def test_every_template_and_macro_is_used() -> None:
    """A template is rendered by the program or included by another; a macro is called."""
    programs = "\n".join(file.read_text(encoding="utf-8") for file in _modules())
    named = [file.relative_to(PAGES).as_posix() for file in PAGES.rglob("*.html")]
    assert [name for name in named if f'"{name}"' not in programs + _templates()] == []
    macros = re.findall(r"\{%-? macro (\w+)", _templates())
    assert [name for name in macros if len(re.findall(rf"\b{name}\b", _templates())) < 2] == []
