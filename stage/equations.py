"""The arithmetic of a Scene's steps, as JSON."""

NUMBERED = ("groups", "result_cells")  # what names Cells


def packed_equations(equation, cells):
    """Pack None, one Equation or several, as the Scene has them.

    Parameters
    ----------
    equation : Equation, tuple of Equation or None
    cells : CellsTable

    Returns
    -------
    dict, list of dict or None
        JSON.
    """
    if isinstance(equation, tuple):
        return [_equation(each, cells) for each in equation]
    return equation and _equation(equation, cells)


def _equation(equation, cells):
    groups = [_group(group, cells) for group in equation.groups]
    numbered = {"groups": groups, "resultCells": cells.number(equation.result_cells)}
    plain = {k: v for k, v in vars(equation).items() if k not in NUMBERED}
    return plain | numbered


def _group(group, cells):
    return {
        "label": group.label,
        "values": group.values,
        "valuesCells": cells.number(group.values_cells),
        "weights": group.weights,
        "weightsCells": group.weights and cells.number(group.weights_cells),
    }
