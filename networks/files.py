"""Networks as files: ``.npz`` archives that are looked at before they are unpacked.

An archive holds the plan, as JSON in bytes, and float32 arrays by the names of
``Network.parameters``. Nothing is ever unpickled, and nothing is unpacked that does
not have the size which the plan calls for.
"""

import json
import zipfile
from dataclasses import asdict
from io import BytesIO

import numpy as np

from networks.plan import Plan
from networks.refusal import NetworkRefused

LIMIT = 4 * 2**20  # bytes of a file; the largest plan needs 1.7 MB
PLAN_BYTES = 256  # JSON, filled up with spaces: its size too is known beforehand
HEADER = 1000  # bytes before an array, at most
LARGEST = 1e36  # float32 ends at 3e38
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack(plan, network):
    """Write a network into the bytes of a file.

    Parameters
    ----------
    plan : Plan
    network : Network
        As the plan builds it.

    Returns
    -------
    data : bytes
        The same for the same weights.

    Raises
    ------
    NetworkRefused
        Where ``unpack`` would refuse it: the network has diverged.
    """
    _check_numbers(network)
    file = BytesIO()
    text = json.dumps(asdict(plan)).ljust(PLAN_BYTES).encode()
    described = np.frombuffer(text, np.uint8)
    np.savez_compressed(file, plan=described, **network.parameters())
    return file.getvalue()


def unpack(data):
    """Read a network out of the bytes of a file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    plan : Plan
    network : Network

    Raises
    ------
    NetworkRefused
        Whatever is wrong with the file; nothing else is raised. Its ``kind`` is one
        of ``empty``, ``not-npz``, ``too-large``, ``corrupt``, ``plan``, ``names``,
        ``shape``, ``dtype``, ``numbers``, ``overflow``; ``entry`` is the array's name.
    """
    if not data:
        raise NetworkRefused("empty")
    if len(data) > LIMIT:
        raise NetworkRefused("too-large")
    if not data.startswith(b"PK\x03\x04"):
        raise NetworkRefused("not-npz")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpack(archive)
    except NetworkRefused:
        raise
    except Exception as error:  # damaged archives make zipfile raise a dozen kinds
        raise NetworkRefused("corrupt") from error


def _unpack(archive):
    entries = archive.infolist()
    if any(entry.compress_type not in PACKINGS for entry in entries):
        raise NetworkRefused("corrupt")
    names = [entry.filename.removesuffix(".npy") for entry in entries]
    if "plan" not in names or len(set(names)) < len(names):
        raise NetworkRefused("names")
    plan = _plan(archive)
    network = plan.network(np.random.default_rng(0))
    expected = network.parameters()
    if set(names) != {"plan", *expected}:
        raise NetworkRefused("names")
    for name, array in expected.items():
        array[...] = _array(archive, name, array.shape, array.dtype)
    _check_numbers(network)
    return plan, network


def _check_numbers(network):
    """Refuse weights that are no numbers, or that make numbers beyond all bounds.

    No sum in a layer grows by more than the largest of its rows of weights, and no
    gradient by more than the largest of its columns: so no picture is needed to tell.
    """
    forward = backward = 1.0
    for name, array in network.parameters().items():
        if not np.isfinite(array).all():
            raise NetworkRefused("numbers", name)
        sizes = np.abs(array, dtype=np.float64)
        if array.ndim == 1:
            forward += sizes.max()
        else:
            sizes = sizes.reshape(*array.shape[:2], -1)
            forward *= max(1.0, sizes.sum(axis=(1, 2)).max())
            backward *= max(1.0, sizes.sum(axis=(0, 2)).max())
    if max(forward, backward) > LARGEST:
        raise NetworkRefused("overflow")


def _plan(archive):
    text = _array(archive, "plan", (PLAN_BYTES,), np.uint8)
    try:
        return Plan(**json.loads(text.tobytes()))
    except (ValueError, TypeError) as error:
        raise NetworkRefused("plan") from error


def _array(archive, name, shape, dtype):
    """Read an array that must have this shape and kind; its header comes first."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    declared = archive.getinfo(f"{name}.npy").file_size
    if declared > size + HEADER:
        raise NetworkRefused("shape", name)
    with archive.open(f"{name}.npy") as file:
        if np.lib.format.read_magic(file) != (1, 0):
            raise NetworkRefused("corrupt")
        header = np.lib.format.read_array_header_1_0(file, max_header_size=HEADER)
        _check_header(name, header, shape, np.dtype(dtype))
        values = file.read(size + 1)
    if len(values) != size:
        raise NetworkRefused("corrupt")
    return np.frombuffer(values, dtype).reshape(shape)


def _check_header(name, header, shape, dtype):
    declared_shape, is_fortran, declared_dtype = header
    if declared_dtype != dtype:
        raise NetworkRefused("dtype", name)
    if declared_shape != shape or is_fortran:
        raise NetworkRefused("shape", name)
