"""Scenes: where the gradient of a convolution goes, to its weights and to its input."""

from dataclasses import dataclass

import numpy as np

from engine import conv2d, conv2d_backward, conv2d_filter_gradient
from engine.comparison import GradientCheck, Part
from scenes.backward import BESIDE, forward, twin
from scenes.cells import Cells
from scenes.convolution.forward import CHANNEL_CARDS, Channels, telling_step
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.sequence import one_after_another
from scenes.windows import all_channels, fitting, with_axes

SUBSCRIPTS = "₁₂₃"


def convolution_gradients(x, w, dy, geometry):
    """Run the engine backward for a single filter.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (C, KH, KW)
    dy : ndarray, shape (N, OH, OW)
    geometry : Geometry

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    dw : ndarray, shape (C, KH, KW)
    db : float
    """
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, db = conv2d_backward(dy[:, None], x, w[None], *move)
    return dx, dw[0], db[0]


def dw_of_each(x, w, dy, geometry):
    """Return what each picture adds to dW, shape (N, C, KH, KW).

    Parameters are those of `convolution_gradients`.
    """
    pairs = zip(x[:, None], dy[:, None], strict=True)  # batches of one
    return np.stack([convolution_gradients(a, w, b, geometry)[1] for a, b in pairs])


def convolution_check(x, w, dy, geometry, b=0.0):
    """Compare these gradients with central differences.

    Parameters
    ----------
    x, w, dy, geometry
        As in `convolution_gradients`.
    b : float

    Returns
    -------
    check : GradientCheck
    """
    dx, dw, db = convolution_gradients(x, w, dy, geometry)

    def layer(x, w, b):
        move = (geometry.stride, geometry.padding, geometry.dilation)
        return conv2d(x, w[None], b, *move)[:, 0]

    b = np.array([b])
    return GradientCheck(
        dy,
        Part("x", x, dx, lambda x: layer(x, w, b)),
        Part("w", w, dw, lambda w: layer(x, w, b)),
        Part("b", b, np.array([db]), lambda b: layer(x, w, b)),
    )


def weights_gradient(
    x, w, dy, geometry=None, bias=0.0, choose=False, colours=None, cards=None
):
    """Play how dW and db pile up, over the positions and over the pictures.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W), (C, H, W) or (H, W)
        A batch of pictures.
    w : ndarray, shape (C, KH, KW) or (KH, KW)
        One filter, as it is multiplied.
    dy : ndarray, shape (N, OH, OW) or (OH, OW)
    geometry : Geometry, optional
    bias : float
    choose : bool
        Whether a cell of dy can be chosen.
    colours, cards : tuple of str, optional
        Colour role and label of each input channel.

    Returns
    -------
    scene : Scene
        T = N·OH·OW steps; panels ``x``, ``dy``, ``patch`` (what a step adds to dW),
        ``w``, ``dw``, ``b`` and ``db``; of a batch ``x₁``, ``dy₁`` and so on.
    """
    x, w = with_axes("x", x, "N C H W"), with_axes("w", w, "C KH KW")
    dy, geometry = with_axes("dy", dy, "N OH OW"), fitting(geometry, x, w[None])
    move = (geometry.stride, geometry.padding, geometry.dilation)
    slopes = dy[:, None]  # (N, 1, OH, OW)
    dw = conv2d_filter_gradient(slopes, x, (1, *w.shape), *move)[0]
    db = slopes.sum(axis=(0, 2, 3))[0]
    column = 2 if len(x) == 1 else len(x)
    channels = Channels.of(colours, cards, x.shape[1])
    kernel = forward(weights_panel(w, cards=channels.cards), column + 1)
    offset = Panel("b", np.array([[bias]]), "weight", place=(0, column + 2))
    look = {"place": (BESIDE, column), "operator": "=", "digits": 2}
    sums = (
        twin(kernel, _widest(x, dy, geometry), name="patch", **look),
        kernel,
        twin(kernel, dw, operator="→", digits=2),
        offset,
        twin(offset, np.array([[db]]), digits=2),
    )
    pairs = _pairs(x, dy, geometry, choose, channels)
    scenes = [_piling(*pair, sums, geometry, channels) for pair in pairs]
    return one_after_another(*scenes, start=telling_step(dy[0]), goto=scenes[0].goto)


def _widest(x, dy, geometry):
    """Make a patch (C, KH, KW) with the least and the most that a step adds to dW."""
    padded = np.stack([geometry.padded(each) for each in x])  # (N, C, H, W)
    channels, rows, columns = padded.shape[1:]
    window = geometry.windows(0, (rows, columns), dy.shape[1:])
    window = all_channels(window, channels, rows * columns)
    places = window.origin[:, None] + window.offsets  # (OH·OW, C·KH·KW)
    patches = padded.reshape(len(x), -1)[:, places] * dy.reshape(len(x), -1, 1)
    widest = np.zeros((channels, *geometry.kernel))
    ends = sorted((patches.min(), patches.max()), key=abs)
    widest.flat[0], widest.flat[-1] = ends  # of a single cell the larger one
    return widest


def weights_panel(w, name="w", **look):
    """Show a filter (C, KH, KW) as it is multiplied."""
    cards = {"cards": CHANNEL_CARDS.get(len(w), ())}
    return Panel(name, w, "weight", digits=4, **(cards | look))


def _pairs(x, dy, geometry, choose, channels):
    """Panels of every picture and its dy: side by side, or in a batch one below."""
    if len(x) == 1:
        places = (((BESIDE, 0), (BESIDE, 1), ""),)
    else:
        places = [((0, n), (1, n), SUBSCRIPTS[n]) for n in range(len(x))]
    look = {"cards": channels.cards, "colour": channels.colours}
    for n, (here, there, mark) in enumerate(places):
        padded = geometry.padded(x[n])
        state = geometry.states(padded.shape[1:], dy.shape[1:])
        slopes = {"share": "dy", "operator": "·", "choose": choose and n == 0}
        yield (
            Panel(f"x{mark}", padded, state=state, place=here, **look),
            Panel(f"dy{mark}", dy[n], "gradient", place=there, **slopes),
        )


def _piling(picture, slopes, sums, geometry, channels):
    """Play what one picture of the batch adds to the sums."""
    cells = _Pile.of(picture, slopes, geometry)
    labels = tuple(map(channels.label, range(len(picture.values))))
    return Scene(
        steps=slopes.values.size,
        panels=(picture, slopes, *sums),
        marks=cells.marks(),
        fills=cells.fills(),
        links=cells.links(),
        equation=cells.equation(labels),
        narration=Narration.always("weights", slopes.values.size),
        goto=slopes.name,
    )


@dataclass(frozen=True, eq=False)
class _Pile:
    """Cells of each step while products of `picture` and `slopes` pile up.

    The window and the kernel's slice by channel, both as a whole, the cell of dy.
    """

    picture: str
    slopes: str
    window: tuple
    kernel: tuple
    whole_window: Cells
    whole_kernel: Cells
    cell: Cells

    @classmethod
    def of(cls, picture, slopes, geometry):
        padded, output = picture.values.shape, slopes.values.shape
        channels, steps = padded[0], slopes.values.size
        area = geometry.kernel[0] * geometry.kernel[1]
        window = tuple(geometry.windows(c, padded[1:], output) for c in range(channels))
        return cls(
            picture.name,
            slopes.name,
            window,
            kernel_slices(channels, area, steps),
            all_channels(window[0], channels, padded[1] * padded[2]),
            Cells.fixed(steps, np.arange(channels * area)),
            Cells.one_by_one(steps),
        )

    def marks(self):
        return (
            Mark(self.picture, self.whole_window, "window"),
            Mark(self.slopes, self.cell),
            Mark("patch", self.whole_kernel, "window"),
            Mark("dw", self.whole_kernel, "window"),
            Mark("db", self._only),
        )

    @property
    def _only(self):
        return Cells.fixed(self.cell.steps, [0])

    def fills(self):
        """Make the patch of products, add it to dW, and the cell of dy to db."""
        window, slope = (self.picture, self.whole_window), (self.slopes, self.cell)
        patch = ("patch", self.whole_kernel)
        return (
            Fill(
                *patch,
                None,
                source=Source.cell_by_cell(*window),
                factors=(window, slope),
            ),
            Fill("db", self._only, None, "add", Source.cell_by_cell(*slope), (slope,)),
            Fill(
                "dw",
                self.whole_kernel,
                None,
                "add",
                Source.cell_by_cell(*patch),
                (window, slope),
            ),
        )

    def links(self):
        pairs = zip(self.window, self.kernel, strict=True)
        return (
            Link.step_by_step(self.picture, self.whole_window, self.slopes, self.cell),
            *(
                Link.cell_by_cell(self.picture, window, "dw", kernel)
                for window, kernel in pairs
            ),
        )

    def equation(self, labels):
        """Add to each cell of dW the pixel over it times the cell of dy."""
        groups = tuple(
            Group(self.picture, window, self.slopes, self.cell, label)
            for window, label in zip(self.window, labels, strict=True)
        )
        return Equation("add", groups, "dw", self.whole_kernel)


def channel_labels(channels):
    """Return what stands over each channel's group of an equation."""
    return CHANNEL_CARDS.get(channels) or ("",) * channels


def kernel_slices(channels, area, steps):
    """Cells of each channel's slice of a kernel, the same at every step."""
    slices = (np.arange(c * area, (c + 1) * area) for c in range(channels))
    return tuple(Cells.fixed(steps, cells) for cells in slices)
