"""The steps that an order asks for, as pictures."""

from drawing.board import Board
from drawing.film.film import Film


def film(work):
    """Film the steps.

    Parameters
    ----------
    work : exports.work.Work

    Returns
    -------
    film : drawing.film.film.Film
    """
    board = Board(work.scene, work.painted_texts, work.theme, work.size)
    return Film(board, work.steps)
