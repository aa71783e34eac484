"""How a window moves, as arguments, and every window of a map as a view."""


def pair(sides):
    """Write one number for two that are alike."""
    first, second = map(int, sides)
    return f"{first}" if first == second else f"({first}, {second})"


def moving(geometry, *names):
    """Write the arguments that are no default: ``, stride=2, padding=1``.

    Parameters
    ----------
    geometry : Geometry
    names : sequence of str
        Of ``stride``, ``padding`` and ``dilation``.
    """
    usual = {"stride": "1", "padding": "0", "dilation": "1"}
    texts = {name: _text(geometry, name) for name in names}
    return "".join(f", {n}={text}" for n, text in texts.items() if text != usual[n])


def is_even(geometry):
    """Whether there is as much padding before as behind, as PyTorch wants it."""
    return all(before == behind for before, behind in geometry.padding)


def _text(geometry, name):
    if name != "padding":
        return pair(getattr(geometry, name))
    if is_even(geometry):
        return pair(before for before, _ in geometry.padding)
    return str(_plain(geometry.padding))


def _plain(padding):
    return tuple(tuple(map(int, sides)) for sides in padding)


def padded(geometry, name, fill=""):
    """Name an array (N, C, H, W) with its border, and write the line that makes it."""
    if not _has_padding(geometry):
        return name, ""
    (top, bottom), (left, right) = _plain(geometry.padding)
    sides = f"((0, 0), (0, 0), ({top}, {bottom}), ({left}, {right}))"
    filled = f", constant_values={fill}" if fill else ""
    return f"{name}_padded", f"{name}_padded = np.pad({name}, {sides}{filled})\n"


def windows(geometry, name, **options):
    """Write an expression that sees every window: (N, C, OH, OW, KH, KW)."""
    sides = zip(geometry.kernel, geometry.dilation, strict=True)
    spans = tuple(int((K - 1) * D + 1) for K, D in sides)
    more = "".join(f", {key}={value}" for key, value in options.items())
    steps = "".join(_step(size) for size in (*geometry.stride, *geometry.dilation))
    ends = steps.rstrip(":, ")
    cut = f"[:, :, {ends}]" if ends else ""
    return f"sliding_window_view({name}, {spans}, (2, 3){more}){cut}"


def _step(size):
    return ":, " if size == 1 else f"::{int(size)}, "


def spread_back(geometry, x, fill_in, shape):
    """Write how the gradient of every window is added on where the window stood.

    Parameters
    ----------
    geometry : Geometry
    x : str
        Name of what the windows moved over.
    fill_in : str
        What is added in cell (i, j) of the windows, (N, C, OH, OW).
    shape : (H, W)
        Of x.
    """
    source, _ = padded(geometry, x)
    whole, kernel = f"d{source}", tuple(map(int, geometry.kernel))
    seen = windows(geometry, whole, writeable=True)
    lines = [
        f"{whole} = np.zeros({source}.shape)",
        f"d{x}_windows = {seen}",
        f"for i, j in np.ndindex{kernel}:",
        f"    d{x}_windows[..., i, j] += {fill_in}",
    ]
    if whole != f"d{x}":
        (top, _), (left, _) = _plain(geometry.padding)
        rows, columns = f"{top}:{top + shape[0]}", f"{left}:{left + shape[1]}"
        lines.append(f"d{x} = {whole}[:, :, {rows}, {columns}]")
    return "\n".join(lines)


def _has_padding(geometry):
    return any(map(any, geometry.padding))
