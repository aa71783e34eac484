"""The maps of a network: all of them at once, and how one of them comes about."""

from live.payloads import CLOSEUP, OVERVIEW, SHARES
from stage import closeup, overview, shares
from ui.frame.events import answered, taking
from web.mount import mount


def show_overview(page, part):
    """Show every map of a network, and let the reader open one.

    Parameters
    ----------
    page : Page
        Of a lesson with the fields ``layer``, ``map`` and ``part``.
    part : Overview
    """
    data = overview.packed(**vars(part), seen=answered(OVERVIEW))
    take = taking(page, OVERVIEW, {})
    mount("stage/overview/overview", key=OVERVIEW, data=data, on_event=take)


def show_closeup(page, part):
    """Show how one map comes about; as `show_overview`.

    Parameters
    ----------
    page : Page
    part : Closeup
    """
    data = closeup.packed(**vars(part), seen=answered(CLOSEUP))
    take = taking(page, CLOSEUP, {})
    mount("stage/closeup/closeup", key=CLOSEUP, data=data, on_event=take)


def show_shares(page, part):
    """Show a softmax step by step, which has nothing to press.

    Parameters
    ----------
    page : Page
    part : Shares
    """
    mount("stage/closeup/shares", key=SHARES, data=shares.packed(**vars(part)))
