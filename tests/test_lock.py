"""A lecture next year starts as it does today: all that is installed is pinned."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
LOCKED = re.compile(r"[^\n]+( \\\n    --hash=sha256:[0-9a-f]{64})+")
LISTS = ("requirements", "requirements-dev")


def pins(name):
    """Return packages with their versions; one of two may be for other Pythons."""
    found = PIN.findall((ROOT / name).read_text("utf-8"))
    return {(re.sub(r"[-_.]+", "-", each).lower(), version) for each, version in found}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_asked_for_is_locked(name):
    """If it is not: ``make lock``."""
    assert pins(f"{name}.txt") <= pins(f"{name}.lock")


def test_tests_run_with_what_readers_run():
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("name", LISTS)
def test_every_locked_package_has_its_hashes_and_no_host(name):
    text = (ROOT / f"{name}.lock").read_text("utf-8")
    entries = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    packages = re.split(r"\n(?! )", entries.strip())
    assert [each for each in packages if not LOCKED.fullmatch(each)] == []
    assert len(packages) == len(pins(f"{name}.lock")) and "://" not in text


def test_what_npm_installs_is_pinned_with_its_hashes_and_no_host():
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert locked.pop("")["devDependencies"] == asked
    assert [v for v in asked.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert [name for name, each in locked.items() if "integrity" not in each] == []
    assert [name for name, each in locked.items() if "resolved" in each] == []
