"""Scene: the gradient goes back through the mask of the forward pass."""

from dataclasses import replace

from scenes.backward import first_step, forward, twin
from scenes.scene import Fill, Link, Mark, Scene, Source

COLUMNS = {"x": 0, "mask": 1, "y": 2}


def dropout_backward_scene(ahead, dy, dx, choose=False):
    """Run a pass back, cell by cell, with the same mask and the same scale.

    Parameters
    ----------
    ahead : Scene
        The forward pass, as `dropout_forward` or `dropout_at_test` makes it.
    dy, dx : ndarray, shape (H, W)
        The gradient that came in, and what the engine made of it.
    choose : bool
        Whether a cell of dy is chosen by a click.

    Returns
    -------
    scene : Scene
        T = H·W steps; ``dx`` and ``dy`` under ``x`` and ``y``.
    """
    above = [
        forward(panel, COLUMNS[panel.name])
        for panel in ahead.panels
        if panel.name in COLUMNS
    ]
    x, y = above[0], above[-1]
    (group,) = ahead.equation.groups
    cells = group.values_cells
    met = [
        name
        for name in ("x", "mask", "y", "dy")
        if name in {p.name for p in above} | {"dy"}
    ]
    return Scene(
        steps=ahead.steps,
        panels=(
            *above,
            twin(x, dx, state=y.state, share="gradient"),
            twin(y, dy, state=None, share="gradient", choose=choose),
        ),
        marks=tuple(Mark(name, cells) for name in (*met, "dx")),
        fills=(
            Fill(
                "dx", cells, dx.reshape(-1, 1), source=Source.cell_by_cell("dy", cells)
            ),
        ),
        links=tuple(Link.cell_by_cell("dx", cells, name, cells) for name in met),
        equation=replace(
            ahead.equation, groups=(replace(group, values="dy"),), result="dx"
        ),
        narration=ahead.narration,
        start=first_step(dy, choose, ahead.start),
        goto="dx",
    )
