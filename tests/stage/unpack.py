"""Read a payload back, by the layout that stage/wire.py states and nothing else."""

import json

import numpy as np

KINDS = {
    **{"f8": "<f8", "f4": "<f4", "i4": "<i4", "i2": "<i2"},
    **{"i1": "i1", "u1": "u1"},
}


class Payload:
    """A header, and the arrays that it points into."""

    def __init__(self, data):
        length = int.from_bytes(data[:4], "little")
        self.header = json.loads(data[4 : 4 + length])
        self.data = data
        self.base = -(-(4 + length) // 8) * 8

    def array(self, place):
        kind = np.dtype(KINDS[place["as"]])
        count = int(np.prod(place["shape"]))
        start = self.base + place["at"]
        assert start % 8 == 0
        return np.frombuffer(self.data, kind, count, start).reshape(place["shape"])

    def places(self):
        """List every place of a buffer that the header names."""
        return list(_places(self.header))

    def cells(self, number, step):
        """Flat indices of one step, out of the table of Cells."""
        row = {
            key: self.array(part) for key, part in self.header["cells"][number].items()
        }
        if "flat" in row:
            return row["flat"][slice(*row["starts"][step : step + 2])].tolist()
        return (row["origin"][step] + row["offsets"]).tolist()


def _places(part):
    if isinstance(part, dict) and part.keys() == {"at", "as", "shape"}:
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _places(inner)
