"""Return docstrings where Python was told to drop them: some of ours are read by people, on pages and in `explain`."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
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
