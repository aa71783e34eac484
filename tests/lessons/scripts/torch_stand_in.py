"""What our lines call of PyTorch, by NumPy and as PyTorch's documentation defines it.

PyTorch itself is 200 MB and more to install: too much for a test. What is not defined
here, a call or an argument, fails; each of it was tried with PyTorch 2.13. Gradients
are found as it finds them: every result knows what it was made of, and how a gradient
goes back there.
"""

import sys
from contextlib import contextmanager
from types import ModuleType
from unittest.mock import patch

import numpy as np


class Tensor:
    """An array, what it was made of, and the gradient that came back to it."""

    def __init__(self, data, parents=(), back=None):
        self.data, self.grad = np.asarray(data), None
        self._asked = self._retained = False
        self._parents, self._back = parents, back

    @property
    def shape(self):
        return self.data.shape

    def requires_grad_(self):
        assert not self._follows and self.data.dtype == np.float64
        self._asked, self._parents, self._back = True, (), None
        return self

    def retain_grad(self):
        assert self._follows, "can't retain_grad on Tensor that has requires_grad=False"
        self._retained = True

    @property
    def _follows(self):
        return self._asked or any(parent._follows for parent in self._parents)

    def backward(self, gradient=None):
        assert self._follows, "does not require grad"
        assert gradient is not None or self.data.size == 1, "only for scalar outputs"
        slope = np.ones(self.data.shape) if gradient is None else gradient.data
        assert slope.shape == self.data.shape
        self._receive(slope)

    def _receive(self, slope):
        """Take what comes back on one way, and hand it on."""
        if self._retained or self._asked:
            self.grad = Tensor(slope + (0 if self.grad is None else self.grad.data))
        if self._back:
            for parent, own in zip(self._parents, self._back(slope), strict=True):
                parent._receive(own)

    def detach(self):
        return Tensor(self.data)

    def numpy(self):
        assert not self._follows, "can't call numpy() on Tensor that requires grad"
        return self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        def back(slope):
            whole = np.zeros(self.data.shape)
            whole[index] += slope
            return (whole,)

        return Tensor(self.data[index], (self,), back)

    def reshape(self, *shape):
        shape_before = self.data.shape
        made = self.data.reshape(*shape)
        return Tensor(made, (self,), lambda dy: (dy.reshape(shape_before),))

    def flip(self, axis):
        return Tensor(
            np.flip(self.data, axis), (self,), lambda dy: (np.flip(dy, axis),)
        )

    def __add__(self, other):
        return Tensor(self.data + _data(other), (self,), lambda dy: (dy,))

    def __sub__(self, other):
        assert not (isinstance(other, Tensor) and other._follows)
        return Tensor(self.data - _data(other), (self,), lambda dy: (dy,))

    def __truediv__(self, other):
        by = _data(other)
        return Tensor(self.data / by, (self,), lambda dy: (dy / by,))

    # what our lines want no gradient of

    def __matmul__(self, other):
        return Tensor(self.data @ other.data)

    def __mul__(self, other):
        return Tensor(self.data * _data(other))

    __rmul__ = __mul__

    def __abs__(self):
        return Tensor(abs(self.data))

    @property
    def T(self):  # noqa: N802
        assert self.data.ndim == 2
        return Tensor(self.data.T)

    def swapaxes(self, axis0, axis1):
        return Tensor(self.data.swapaxes(axis0, axis1))

    def round(self, decimals=0):
        return Tensor(self.data.round(decimals))

    def double(self):
        return Tensor(self.data.astype(np.float64))

    def expand(self, *sizes):
        return Tensor(np.broadcast_to(self.data, sizes))

    def sum(self, dim=None):
        return Tensor(self.data.sum(dim))

    def mean(self, dim=None):
        return Tensor(self.data.mean(dim))

    def std(self, dim=None, *, correction=1):
        return Tensor(self.data.std(dim, ddof=correction))


def _data(value):
    return value.data if isinstance(value, Tensor) else value


def tensor(data, dtype=None):
    return Tensor(np.array(data, dtype))


def frombuffer(buffer, *, dtype):
    return Tensor(np.frombuffer(buffer, dtype))


def sigmoid(input):
    y = 1 / (1 + np.exp(-input.data))
    return Tensor(y, (input,), lambda dy: (dy * y * (1 - y),))


def tanh(input):
    y = np.tanh(input.data)
    return Tensor(y, (input,), lambda dy: (dy * (1 - y**2),))


def where(condition, input, other):
    kept = condition.data
    assert kept.dtype == bool
    made = np.where(kept, input.data, other)
    return Tensor(made, (input,), lambda dy: (np.where(kept, dy, 0),))


def softmax(input, dim):
    powers = np.exp(input.data - input.data.max(dim, keepdims=True))
    return Tensor(powers / powers.sum(dim, keepdims=True))


def relu(input):
    return leaky_relu(input, 0.0)


def leaky_relu(input, negative_slope=0.01):
    steep = np.where(input.data > 0, 1, negative_slope)
    return Tensor(steep * input.data, (input,), lambda dy: (steep * dy,))


def linear(input, weight, bias=None):
    x, w = input.data, weight.data
    made = x @ w.T + bias.data
    given = input, weight, bias
    return Tensor(made, given, lambda dy: (dy @ w, dy.T @ x, dy.sum(0)))


def cross_entropy(input, target):
    p, rows = softmax(input, 1).data, np.arange(len(target))
    right = np.eye(p.shape[1])[target.data]
    loss = -np.log(p[rows, target.data]).mean()
    return Tensor(loss, (input,), lambda dy: (dy * (p - right) / len(p),))


def pad(input, pad):
    left, right, top, bottom = pad
    x, (H, W) = input.data, input.data.shape[-2:]
    made = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
    cut = np.s_[..., top : top + H, left : left + W]
    return Tensor(made, (input,), lambda dy: (dy[cut],))


def _pair(value):
    return value if isinstance(value, tuple) else (value, value)


def _places(shape, kernel, stride, padding, dilation):
    """Each cell of the kernel, and where in the padded input it meets the windows."""
    sides = [*zip(shape, kernel, stride, padding, dilation, strict=True)]
    counts = [(n + 2 * P - D * (K - 1) - 1) // S + 1 for n, K, S, P, D in sides]
    for cell in np.ndindex(*kernel):
        rows, columns = (
            slice(i * D, i * D + (count - 1) * S + 1, S)
            for i, count, (_, _, S, _, D) in zip(cell, counts, sides, strict=True)
        )
        yield cell, (..., rows, columns)


def _unfolded(x, kernel, stride, padding, dilation, fill=0.0):
    """All windows (N, C, KH, KW, OH, OW), and what adds their gradients up."""
    H, W = x.shape[-2:]
    (P, Q) = padding
    around = ((0, 0), (0, 0), (P, P), (Q, Q))
    padded = np.pad(x, around, constant_values=fill)
    places = [*_places((H, W), kernel, stride, padding, dilation)]
    seen = np.stack([padded[place] for _, place in places], 2)

    def back(slopes):
        whole = np.zeros(padded.shape)
        for number, (_, place) in enumerate(places):
            whole[place] += slopes.reshape(seen.shape)[:, :, number]
        return whole[..., P : P + H, Q : Q + W]

    return seen.reshape(*seen.shape[:2], *kernel, *seen.shape[3:]), back


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    x, w, given = input.data, weight.data, [input, weight]
    assert groups == 1 and (bias is None or bias.data.shape == (len(w),))
    moves = map(_pair, (stride, padding, dilation))
    seen, back = _unfolded(x, w.shape[2:], *moves)
    y = np.einsum("ncijhw,fcij->nfhw", seen, w)

    def all_back(dy):
        dx = back(np.einsum("nfhw,fcij->ncijhw", dy, w))
        dw = np.einsum("nfhw,ncijhw->fcij", dy, seen)
        return (dx, dw, dy.sum((0, 2, 3)))[: len(given)]

    if bias is not None:
        given.append(bias)
        y = y + bias.data[:, None, None]
    return Tensor(y, tuple(given), all_back)


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    flat = input[:, :, None], weight[:, :, None], bias
    y = conv2d(*flat, (1, stride), (0, padding), (1, dilation), groups)
    return y[:, :, 0]


def max_pool2d(input, kernel_size, stride=None, padding=0):
    kernel, sides = _pair(kernel_size), _pair(padding)
    assert all(2 * P <= K for P, K in zip(sides, kernel, strict=True))
    moves = _pair(kernel_size if stride is None else stride), sides, (1, 1)
    seen, back = _unfolded(input.data, kernel, *moves, fill=-np.inf)
    flat = seen.reshape(*seen.shape[:2], -1, *seen.shape[4:])
    first = np.arange(flat.shape[2])[:, None, None] == flat.argmax(2)[:, :, None]
    return Tensor(flat.max(2), (input,), lambda dy: (back(first * dy[:, :, None]),))


def avg_pool2d(input, kernel_size, stride=None, padding=0):
    kernel = _pair(kernel_size)
    moves = _pair(kernel_size if stride is None else stride), _pair(padding), (1, 1)
    seen, back = _unfolded(input.data, kernel, *moves)
    share = np.broadcast_to(1 / np.prod(kernel), seen.shape)
    y = seen.mean((2, 3))
    return Tensor(y, (input,), lambda dy: (back(share * dy[:, :, None, None]),))


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    moves = map(_pair, (stride, padding, dilation))
    seen, _ = _unfolded(input.data, _pair(kernel_size), *moves)
    N, C, KH, KW, OH, OW = seen.shape
    return Tensor(seen.reshape(N, C * KH * KW, OH * OW))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    kernel = _pair(kernel_size)
    shape = len(input.data), input.data.shape[1] // int(np.prod(kernel)), *output_size
    moves = map(_pair, (stride, padding, dilation))
    return Tensor(_unfolded(np.zeros(shape), kernel, *moves)[1](input.data))


TORCH = {"float64": np.float64, "int16": np.int16} | {
    each.__name__: each for each in (tensor, frombuffer, sigmoid, tanh, where, softmax)
}
FUNCTIONAL = {
    each.__name__: each
    for each in (conv1d, conv2d, max_pool2d, avg_pool2d, relu, leaky_relu, linear)
} | {each.__name__: each for each in (cross_entropy, pad, unfold, fold)}


@contextmanager
def stand_in():
    """Let ``import torch`` find what is above, and nothing else."""
    torch, nn = ModuleType("torch"), ModuleType("torch.nn")
    functional = ModuleType("torch.nn.functional")
    vars(functional).update(FUNCTIONAL)
    nn.functional = functional
    vars(torch).update(TORCH, nn=nn)
    modules = {each.__name__: each for each in (torch, nn, functional)}
    with patch.dict(sys.modules, modules):
        yield
