"""A convolution along a signal, forward and back, as lines of Python."""

import numpy as np

from lessons.scripts.script import Back, Lines, Script, Step


def signalling(signal, dy, shows):
    """Return the Script of a 1-D convolution with its way back.

    Parameters
    ----------
    signal : Signal
    dy : ndarray, shape (OW,)
    shows : dict
        As of a Script.
    """
    givens = {"x": signal.x, "w": signal.w, "b": np.array([signal.b]), "dy": dy}
    step = Step(_forward(signal), _backward(signal))
    back = Back("y", ("x", "w", "b"), "dy")
    return Script(givens, (step,), shows, ("y", "dx", "dw", "db"), back)


def _forward(signal):
    P, K = signal.padding, len(signal.w)
    turned, flipped = ("w[::-1]", "w.flip(0)") if signal.turned else ("w", "w")
    return Lines(
        f"kernel = {turned}[None, None]\n"
        f"y = conv1d(x[None, None], kernel, b{_moves(signal)})[0, 0]",
        f"kernel, x_padded = {turned}, np.pad(x, {P})\n"
        f"x_windows = sliding_window_view(x_padded, {K}){_cut(signal)}  # (OW, K)\n"
        "y = x_windows @ kernel + b",
        f"kernel = {flipped}[None, None]\n"
        f"y = F.conv1d(x[None, None], kernel, b{_moves(signal)})[0, 0]",
    )


def _backward(signal):
    S, P, K, W = signal.stride, signal.padding, len(signal.w), len(signal.x)
    again = "[::-1]" if signal.turned else ""
    behind = f"k + {S} * len(dy)" if S > 1 else "k + len(dy)"
    return Lines(
        "dx, dkernel, db = conv1d_backward("
        f"dy[None, None], x[None, None], kernel{_moves(signal)})\n"
        f"dx, dw = dx[0, 0], dkernel[0, 0]{again}",
        f"dw, db = (dy @ x_windows){again}, dy.sum()\n"
        "dx_padded = np.zeros(x_padded.shape)\n"
        f"for k in range({K}):\n"
        f"    dx_padded[k : {behind}{f' : {S}' if S > 1 else ''}] += dy * kernel[k]\n"
        f"dx = dx_padded[{P} : {P + W}]",
    )


def _moves(signal):
    stride = f", stride={signal.stride}" if signal.stride > 1 else ""
    return f"{stride}, padding={signal.padding}" if signal.padding else stride


def _cut(signal):
    return f"[::{signal.stride}]" if signal.stride > 1 else ""
