"""The engine knows nobody: it imports NumPy and Python's own modules."""

import ast
import sys
from pathlib import Path

import engine

FOLDER = Path(engine.__file__).parent


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_the_engine_imports_numpy_alone():
    names = {name for path in FOLDER.rglob("*.py") for name in imported(path)}
    outside = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    assert outside == {"engine", "numpy"}


def test_every_public_name_is_there():
    assert all(hasattr(engine, name) for name in engine.__all__)
