"""The notebooks of docs/: kept without outputs, and every cell runs."""

import ast
import json

import pytest

from tests.test_structure import ROOT

BOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def cells(path):
    """Return the cells of a notebook."""
    return json.loads(path.read_text("utf-8"))["cells"]


@pytest.mark.parametrize("path", BOOKS, ids=[path.name for path in BOOKS])
def test_it_is_kept_without_outputs(path):
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert len(code) > 5
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.parametrize("path", BOOKS, ids=[path.name for path in BOOKS])
def test_its_cells_run_one_after_the_other(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    monkeypatch.syspath_prepend("..")
    seen, names = [], {"__name__": "__main__"}
    for cell in cells(path):
        if cell["cell_type"] == "code":
            seen.append(run("".join(cell["source"]), names))
    figures = [figure for figure in seen if hasattr(figure, "frames")]
    assert len(figures) > 1 and all(len(figure.frames) > 5 for figure in figures)


def run(source, names):
    """Run a cell; return what its last line comes to, as a notebook shows it."""
    *before, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        return exec(source, names)
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)
