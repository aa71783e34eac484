"""Products of matrices."""

from math import prod

import numpy as np

from engine.arithmetic import sum_to
from networks.operators.operation import Operation


class Gemm(Operation):
    """ONNX's Gemm: ``alpha * A @ B + beta * C``, A and B turned if asked for."""

    def read(self, attributes):
        """Take the factors, and what is turned."""
        self.alpha = attributes.number("alpha", 1.0)
        self.beta = attributes.number("beta", 1.0)
        self.turned = attributes.flag("transA"), attributes.flag("transB")

    def shapes(self, a, b, c=None):
        """Multiply (M, K) by (K, N)."""
        if len(a.shape) != 2 or len(b.shape) != 2:
            raise ValueError(f"matrices only, not {a.shape} by {b.shape}")
        M, K = a.shape[:: -1 if self.turned[0] else 1]
        rows, N = b.shape[:: -1 if self.turned[1] else 1]
        _check_sum(K, rows, a, b, c)
        self._factor(self.alpha, a), self._factor(self.beta, a)
        if c is not None and np.broadcast_shapes(c.shape, (M, N)) != (M, N):
            raise ValueError(f"C of shape {c.shape} is added to {(M, N)}")
        return [a.like((M, N))], M * N * K

    def forward(self, a, b, c=None):
        """Multiply and add."""
        left, right = (
            m.T if t else m for m, t in zip((a, b), self.turned, strict=True)
        )
        y = left @ right
        y *= self._factor(self.alpha, y)
        if c is not None:
            y += c * self._factor(self.beta, c)

        def back(dy):
            da, db = self._back(dy * self._factor(self.alpha, dy), left, right)
            if c is None:
                return da, db
            return da, db, sum_to(dy * self._factor(self.beta, dy), c.shape)

        return (y,), back

    def _factor(self, factor, array):
        """Return a factor of an array's own kind: whole numbers stay whole."""
        return array.dtype.type(factor)

    def _back(self, dy, left, right):
        def da():
            return right @ dy.T if self.turned[0] else dy @ right.T

        def db():
            return dy.T @ left if self.turned[1] else left.T @ dy

        return da, db


class MatMul(Operation):
    """ONNX's MatMul and NumPy's: stacks of matrices, and vectors."""

    def shapes(self, a, b):
        """Multiply the last axes, broadcast those before."""
        if not a.shape or not b.shape:
            raise ValueError("a single number is no matrix")
        left, right = _row(a.shape), _column(b.shape)
        _check_sum(left[-1], right[-2], a, b)
        stack = np.broadcast_shapes(left[:-2], right[:-2])
        y = (*stack, *a.shape[-2:-1], *b.shape[1:][-1:])
        return [a.like(y)], prod(stack) * left[-2] * left[-1] * right[-1]

    def forward(self, a, b):
        """Apply matmul."""
        left, right = a.reshape(_row(a.shape)), b.reshape(_column(b.shape))
        y = a @ b

        def back(dy):
            dy = dy.reshape(
                *dy.shape[: dy.ndim - (a.ndim > 1) - (b.ndim > 1)],
                left.shape[-2],
                right.shape[-1],
            )
            da = sum_to(dy @ right.swapaxes(-1, -2), left.shape)
            db = sum_to(left.swapaxes(-1, -2) @ dy, right.shape)
            return da.reshape(a.shape), db.reshape(b.shape)

        return (np.asarray(y),), back


def _row(shape):
    """See a vector on the left as a matrix of one row."""
    return shape if len(shape) > 1 else (1, *shape)


def _column(shape):
    """See a vector on the right as a matrix of one column."""
    return shape if len(shape) > 1 else (*shape, 1)


def _check_sum(columns, rows, *tensors):
    if columns != rows:
        raise ValueError(f"{columns} columns meet {rows} rows")
    if len({spec.dtype for spec in tensors if spec is not None}) > 1:
        raise ValueError("factors of different kinds")


OPERATORS = (Gemm, MatMul)
