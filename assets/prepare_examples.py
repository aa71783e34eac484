"""Write the pictures that Explore offers for the trained networks.

    python assets/prepare_examples.py

One held-out picture of every class: training has never seen them.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))
from networks.pictures import examples  # noqa: E402
from networks.tasks import TASKS  # noqa: E402

FOLDER = Path(__file__).parent / "pictures"


def main():
    """Write all of them."""
    for task in TASKS:
        (FOLDER / task).mkdir(exist_ok=True)
        for name, x in examples(task).items():
            pixels = np.rint(x * 255).astype(np.uint8).transpose(1, 2, 0)
            picture = Image.fromarray(pixels.squeeze())
            picture.save(FOLDER / task / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
