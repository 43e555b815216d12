"""Return docstrings, also where Python dropped them: some of ours are read by people, on pages and in `explain`.

Those of fields are read from the source when they are asked for: Python keeps none, and few commands ask.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from textwrap import dedent
from typing import Any


def read_docstring(thing: type[Any] | Callable[..., Any]) -> str:
    """Return the docstring of a class or function, from its source where it was dropped (PYTHONOPTIMIZE=2)."""
    held = inspect.getdoc(thing) if thing.__doc__ else None
    if held is not None:
        return held
    try:
        node = ast.parse(dedent(inspect.getsource(thing))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return ""
    return (ast.get_docstring(node) or "") if isinstance(node, ast.ClassDef | ast.FunctionDef) else ""


@lru_cache(maxsize=512)
def read_field_docstrings(kind: type[Any]) -> dict[str, str]:
    """Return what stands below each field of a class and of those it builds upon, by the field's name."""
    return dict(pair for base in reversed(kind.__mro__) for pair in _own_fields(base))


@lru_cache(maxsize=64)
def _list_classes(module: str) -> dict[str, list[ast.stmt]]:
    """Return what stands in each class at the top of a module: reading one class alone would read the module too."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError, SyntaxError, KeyError):
        return {}
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}


def _own_fields(kind: type[Any]) -> Iterator[tuple[str, str]]:
    body = _list_classes(kind.__module__).get(kind.__qualname__, [])
    for field, below in pairwise(body):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        held = below.value if isinstance(below, ast.Expr) else None
        if isinstance(held, ast.Constant) and isinstance(held.value, str):
            yield field.target.id, inspect.cleandoc(held.value)
