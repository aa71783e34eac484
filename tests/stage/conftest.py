"""The stage's scripts without a page: what they make of a Scene."""

import pytest

from tests.stage.scripts import Scripts


@pytest.fixture(scope="session")
def scripts():
    """Ask them: ``scripts.filled(scene, "y", [3, 0])``; see answers.js."""
    with Scripts() as scripts:
        yield scripts
