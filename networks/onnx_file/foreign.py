"""Files and nodes of other kinds: what they are, so that it can be said."""

import re

from networks.operators import DOMAINS
from networks.refusal import NetworkRefused

ZIP, LONGEST_ENTRY = b"PK\x03\x04", 200
ENTRY_LENGTH, ENTRY = slice(26, 28), 30  # in a zip's first header
MAGIC = (  # first bytes: what kind of file
    (rb"\x89HDF\r\n\x1a\n", "keras"),
    (rb"\x80[\x02-\x05]", "pytorch"),  # a pickle
    (rb"(?s).{8}\{\s*\"", "safetensors"),
    (rb"PK\x03\x04", "zip"),
)
INSIDE = (  # first names in a zip
    (rb"metadata\.json|config\.json|model\.weights\.h5", "keras"),
    (rb".*/(data\.pkl|version|byteorder|\.data/|\.format_version|archive_)", "pytorch"),
    (rb"[^/]*/data/(\d+$|weights/)", "pytorch"),  # TorchScript, torch.export
)
OPERATORS = (
    (r"If|Loop|Scan", "loop"),
    (r".*Sequence.*|Optional.*|StringSplit", "sequence"),
    (r".*Quantize.*|QLinear.*|QGemm|ConvInteger|MatMulInteger", "quantised"),
)


def check_file(data):
    """Refuse files of other programs by what they are.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    NetworkRefused
        ``empty``, ``pytorch``, ``keras``, ``safetensors`` or ``zip``.
    """
    if not data:
        raise NetworkRefused("empty")
    kind = _first(MAGIC, data[: ENTRY + LONGEST_ENTRY])
    if kind == "zip":
        length = int.from_bytes(data[ENTRY_LENGTH], "little")
        entry = data[ENTRY : ENTRY + min(length, LONGEST_ENTRY)]
        kind = _first(INSIDE, entry) or kind
    if kind:
        raise NetworkRefused(kind, message=f"this is no ONNX file: {kind}")


def check_node(operator, domain, name):
    """Refuse nodes that no layer here computes by what they are.

    Parameters
    ----------
    operator, domain, name : str

    Raises
    ------
    NetworkRefused
        ``loop``, ``sequence``, ``quantised`` or ``domain``.
    """
    found = [kind for pattern, kind in OPERATORS if re.fullmatch(pattern, operator)]
    kinds = found + ["domain"] * (domain not in DOMAINS)
    if kinds:
        message = f"{operator} {name!r} of {domain or 'ONNX'!r} is not computed here"
        raise NetworkRefused(kinds[0], domain, message, operator, name)


def _first(patterns, data):
    """Return what the first pattern stands for that the data begin with."""
    return next((kind for pattern, kind in patterns if re.match(pattern, data)), None)
