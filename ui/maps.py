"""The maps of a network: all of them at once, and how one of them comes about."""

from live.payloads import CLOSEUP, OVERVIEW, SHARES
from stage import closeup, overview, shares
from ui.frame.events import tell


def show_overview(page, part):
    """Show every map of a network, and let the reader open one.

    Parameters
    ----------
    page : Page
        Of a lesson with the fields ``layer``, ``map`` and ``part``.
    part : Overview
    """
    tell(page, "stage/overview/overview", OVERVIEW, overview.packed(**vars(part)))


def show_closeup(page, part):
    """Show how one map comes about; as `show_overview`.

    Parameters
    ----------
    page : Page
    part : Closeup
    """
    tell(page, "stage/closeup/closeup", CLOSEUP, closeup.packed(**vars(part)))


def show_shares(page, part):
    """Show a softmax step by step, which has nothing to press.

    Parameters
    ----------
    page : Page
    part : Shares
    """
    tell(page, "stage/closeup/shares", SHARES, shares.packed(**vars(part)))
