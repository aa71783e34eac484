"""The stage's scripts without a page, to be compared with."""

from tests.stage.conftest import scripts  # noqa: F401
