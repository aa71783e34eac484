"""Arrays out of an ONNX file: typed, raw, or in a second file dropped with it."""

from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np

from networks.onnx_file.wire import LONGEST_VARINT, corrupt, integers
from networks.operators import MOST_AXES, Spec
from networks.operators.dtypes import dtype_of
from networks.refusal import NetworkRefused

EXTERNAL = 1  # the value of data_location
LARGEST_DIM = 2**31 - 1
LONGEST_NUMBER = 20  # digits of an offset


class Kind(NamedTuple):
    """How numbers of one kind lie in a file.

    Parameters
    ----------
    dtype : str
        As the bytes are.
    typed : str
        The field that has them where they are not raw.
    """

    dtype: str
    typed: str


KINDS = {
    1: Kind("<f4", "float_data"),
    2: Kind("u1", "int32_data"),
    3: Kind("i1", "int32_data"),
    4: Kind("<u2", "int32_data"),
    5: Kind("<i2", "int32_data"),
    6: Kind("<i4", "int32_data"),
    7: Kind("<i8", "int64_data"),
    9: Kind("?", "int32_data"),
    10: Kind("<f2", "int32_data"),
    11: Kind("<f8", "double_data"),
    12: Kind("<u4", "uint64_data"),
    13: Kind("<u8", "uint64_data"),
}
FIXED = ("float_data", "double_data")


def tensor_dtype(code, name):
    """Return what a tensor's numbers are computed as.

    Parameters
    ----------
    code : int
        ``TensorProto.DataType``.
    name : str
        The tensor that a refusal names.

    Returns
    -------
    numpy.dtype

    Raises
    ------
    NetworkRefused
        ``dtype``.
    """
    try:
        return dtype_of(code)
    except ValueError as why:
        raise NetworkRefused("dtype", name, f"tensor {name!r} has {why}") from why


class Tensors:
    """Make arrays of a file's tensors, as many bytes as are allowed.

    Parameters
    ----------
    external : dict of str to bytes
        What was dropped with the file, by its name.
    budget : Budget
    """

    def __init__(self, external, budget):
        self.external, self.budget, self.bytes = external, budget, 0

    def array(self, tensor):
        """Make one array.

        Parameters
        ----------
        tensor : SimpleNamespace
            The message.

        Returns
        -------
        ndarray
            Nobody can write into it; float16 has become float32.

        Raises
        ------
        NetworkRefused
            ``dtype``, ``corrupt``, ``budget``, ``external`` or ``external-short``.
        """
        name = tensor.name or ""
        spec = Spec(_shape(tensor), tensor_dtype(tensor.data_type, name))
        self.bytes += spec.nbytes
        self.budget.check("constants", self.bytes)
        values = self._values(tensor, spec.size)
        if len(values) != spec.size:
            message = f"{name!r} has {len(values)} numbers for shape {spec.shape}"
            raise corrupt(message)
        in_file = values.base is not None
        array = values.astype(spec.dtype, copy=in_file).reshape(spec.shape)
        array.flags.writeable = False
        return array

    def _values(self, tensor, count):
        kind = KINDS[tensor.data_type]
        if tensor.data_location == EXTERNAL:
            return _raw(self._outside(tensor, count), kind)
        if tensor.raw_data is not None:
            return _raw(tensor.raw_data, kind)
        return _typed(getattr(tensor, kind.typed), kind)

    def _outside(self, tensor, count):
        """Return the bytes that a tensor has in another file."""
        entries = {entry.key: entry.value for entry in tensor.external_data}
        data = self._file(entries.get("location") or "")
        size = count * np.dtype(KINDS[tensor.data_type].dtype).itemsize
        offset = _number(entries.get("offset") or "0")
        length = _number(entries.get("length") or str(size))
        if offset + length > len(data):
            message = f"{tensor.name!r} ends at byte {offset + length} of {len(data)}"
            raise NetworkRefused("external-short", entries["location"], message)
        return memoryview(data)[offset : offset + length]

    def _file(self, location):
        name = PurePosixPath(location.replace("\\", "/")).name
        if name not in self.external:
            message = f"the weights are in a second file, {name!r}"
            raise NetworkRefused("external", name, message)
        return self.external[name]


def _shape(tensor):
    """Return a tensor's shape as far as an array can have it."""
    if len(tensor.dims) > MOST_AXES * LONGEST_VARINT:
        raise corrupt(f"tensor {tensor.name!r} has more than {MOST_AXES} axes")
    dims = integers(tensor.dims).tolist()
    if len(dims) > MOST_AXES or any(not 0 <= d <= LARGEST_DIM for d in dims):
        raise corrupt(f"tensor {tensor.name!r} has the shape {dims}")
    return tuple(dims)


def _raw(data, kind):
    dtype = np.dtype(kind.dtype)
    if len(data) % dtype.itemsize:
        raise corrupt(f"{len(data)} bytes are no whole number of {dtype}")
    return np.frombuffer(data, dtype)


def _typed(data, kind):
    """Read numbers out of a field of their own; float16 lies there as its bits."""
    if kind.typed in FIXED:
        return _raw(data, kind)
    dtype = np.dtype(kind.dtype)
    if dtype == np.float16:
        return integers(data, np.uint16).view(np.float16)
    return integers(data, dtype)


def _number(text):
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise corrupt(f"{text[:LONGEST_NUMBER]!r} is no place in a file")
    return int(text)
