"""How a refusal is tested."""

import re

import pytest


def check_refusal(call, expected):
    """Refuse a call that is not refused with these words, in any order."""
    with pytest.raises(ValueError) as refusal:
        call()
    for word in expected.replace(",", "").split():
        pattern = rf"(?<![\w-]){re.escape(word)}(?!\w)"
        assert re.search(pattern, str(refusal.value).replace(",", "")), refusal.value
