"""Pooling: one number for every window of a map, or for a whole map."""

from math import prod

import numpy as np

from engine import max_pool2d, max_pool2d_values, max_pool2d_values_backward
from engine.geometry import make_grid
from networks.operators.operation import Operation, check_floats
from networks.operators.windows import Windows, as_picture, like_input


class Pool(Operation):
    """Windows over every map by itself."""

    def read(self, attributes):
        """Take the windows."""
        self.windows = Windows(attributes)
        self.ceil = attributes.flag("ceil_mode")

    def shapes(self, x):
        """Count the windows."""
        check_floats(x)
        grid = self._grid(x.shape)
        y = like_input((*x.shape[:2], grid.OH, grid.OW), x.shape)
        return [x.like(y)], 0

    def reads(self, inputs, outputs):
        """Count the cells of all windows."""
        return outputs[0].size * prod(self.windows.kernel)

    def _grid(self, shape):
        """Lay the windows; none may hold more padding than it has cells."""
        settings = self.windows.over(shape)
        grid = make_grid(as_picture(shape)[2:], *settings, self.ceil)
        for axis in (grid.rows, grid.columns):
            if max(axis.before, axis.after) >= axis.extent:
                raise ValueError(f"padding {axis.before}, {axis.after}: a window of it")
        return grid


class MaxPool(Pool):
    """ONNX's MaxPool, and the places of what won."""

    def read(self, attributes):
        """Take the order in which places are counted, too."""
        super().read(attributes)
        self.down_columns = attributes.flag("storage_order")

    def shapes(self, x):
        """Count the windows."""
        (y,), products = super().shapes(x)
        grid = self._grid(x.shape)
        for axis in (grid.rows, grid.columns):
            if max(axis.before, axis.after) > axis.kernel // 2:
                raise ValueError("padding beyond half the kernel")
        return [y, y.like(y.shape, np.dtype(np.int64))][: self.outputs], products

    def forward(self, x):
        """Keep the largest value of every window, and its place if it is asked for."""
        settings = *self.windows.over(x.shape), self.ceil
        picture = x.reshape(as_picture(x.shape))
        y = max_pool2d_values(picture, *settings)

        def back(dy, *_):
            dy = dy.reshape(y.shape)
            dx = max_pool2d_values_backward(dy, picture, y, *settings)
            return (dx.reshape(x.shape),)

        shape = like_input(y.shape, x.shape)
        if self.outputs == 1:
            return (y.reshape(shape),), back
        return (y.reshape(shape), self._places(picture, settings).reshape(shape)), back

    def _places(self, picture, settings):
        """Count places through the whole tensor, not in each map."""
        _, winners = max_pool2d(picture, *settings)
        N, C, H, W = picture.shape
        if self.down_columns:
            winners = winners % W * H + winners // W
        return winners + np.arange(N * C).reshape(N, C, 1, 1) * (H * W)


class AveragePool(Pool):
    """ONNX's AveragePool."""

    def read(self, attributes):
        """Take whether padding counts, too."""
        super().read(attributes)
        self.with_padding = attributes.flag("count_include_pad")

    def forward(self, x):
        """Take the mean of every window."""
        grid, picture = self._grid(x.shape), x.reshape(as_picture(x.shape))
        counts = self._counts(grid).astype(x.dtype)
        y = np.zeros((*picture.shape[:2], grid.OH, grid.OW), x.dtype)
        for _, outputs, inputs in grid.meetings():
            y[outputs] += picture[inputs]
        y /= counts

        def back(dy):
            dx, share = np.zeros_like(picture), dy.reshape(y.shape) / counts
            for _, outputs, inputs in grid.meetings():
                dx[inputs] += share[outputs]
            return (dx.reshape(x.shape),)

        return (y.reshape(like_input(y.shape, x.shape)),), back

    def _counts(self, grid):
        """Count the cells that every mean is taken over: (OH, OW)."""
        rows = self._along(grid.rows, grid.OH)
        return np.outer(rows, self._along(grid.columns, grid.OW))

    def _along(self, axis, windows):
        before, after = (axis.before, axis.after) if self.with_padding else (0, 0)
        first = np.arange(windows)[:, None] * axis.stride - axis.before
        cells = first + np.arange(axis.kernel) * axis.dilation  # (windows, kernel)
        return ((cells >= -before) & (cells < axis.size + after)).sum(1)


class GlobalPool(Operation):
    """One number for every map."""

    def shapes(self, x):
        """Leave one cell of each map."""
        check_floats(x)
        if len(x.shape) < 3 or not x.size:
            raise ValueError(f"no maps in {x.shape}")
        return [x.like((*x.shape[:2], *(1 for _ in x.shape[2:])))], 0


class GlobalAveragePool(GlobalPool):
    """ONNX's GlobalAveragePool."""

    def forward(self, x):
        """Take the mean of every map."""
        axes = tuple(range(2, x.ndim))
        y = x.mean(axes, keepdims=True)
        share = y.size / x.size
        return (y,), lambda dy: (np.broadcast_to(dy * share, x.shape).astype(x.dtype),)


class GlobalMaxPool(GlobalPool):
    """ONNX's GlobalMaxPool; of equals the first one wins."""

    def forward(self, x):
        """Take the largest number of every map."""
        maps = x.reshape(*x.shape[:2], -1)
        winners = maps.argmax(2)[..., None]

        def back(dy):
            dx = np.zeros_like(maps)
            np.put_along_axis(dx, winners, dy.reshape(winners.shape), 2)
            return (dx.reshape(x.shape),)

        y = np.take_along_axis(maps, winners, 2)
        return (y.reshape(*x.shape[:2], *(1 for _ in x.shape[2:])),), back


OPERATORS = (MaxPool, AveragePool, GlobalAveragePool, GlobalMaxPool)
