"""A convolution of one map with one filter by im2col: its numbers, its gradients."""

from dataclasses import dataclass, replace

import numpy as np

from engine import col2im, im2col
from engine.comparison import Part


@dataclass(frozen=True, eq=False)
class Unfolded:
    """One map x (H, W), one filter w (KH, KW) and b, as a product of matrices.

    With the gradient `dmap` (OH, OW) that comes back to what is folded.
    """

    x: np.ndarray
    w: np.ndarray
    b: float
    dmap: np.ndarray

    def given(self, dmap):
        """Return the same with another gradient that comes back."""
        return replace(self, dmap=dmap)

    @property
    def cols(self):
        """X_col, shape (KH·KW, L)."""
        return im2col(self.x[None, None], self.w.shape)[0]

    @property
    def product(self):
        """W_col · X_col, shape (L,)."""
        return self.w.ravel() @ self.cols

    @property
    def y(self):
        """The product and b, folded into the map, shape (OH, OW)."""
        return (self.product + self.b).reshape(self.dmap.shape)

    @property
    def dcols(self):
        """Gradient of X_col: W_colᵀ · dY."""
        return np.outer(self.w, self.dmap)

    @property
    def dx(self):
        """Gradient of x, shape (H, W): its copies' gradients, added up."""
        return col2im(self.dcols[None], (1, 1, *self.x.shape), self.w.shape)[0, 0]

    @property
    def dw(self):
        """Gradient of w, shape (KH, KW): dY · X_colᵀ."""
        return (self.cols @ self.dmap.ravel()).reshape(self.w.shape)

    @property
    def db(self):
        """Gradient of b, shape (1,): the sum of dY."""
        return self.dmap.sum().reshape(1)

    @property
    def copies(self):
        """Which pixel each number of X_col is a copy of, shape (KH·KW, L)."""
        pixels = np.arange(float(self.x.size)).reshape(self.x.shape)
        return im2col(pixels[None, None], self.w.shape)[0].astype(int)


def nudged(case):
    """Name what a gradient check nudges.

    Returns
    -------
    parts : tuple of Part
    """
    return (
        Part("x", case.x, case.dx, lambda x: replace(case, x=x).y),
        Part("w", case.w, case.dw, lambda w: replace(case, w=w).y),
        Part(
            "b", np.array([case.b]), case.db, lambda b: replace(case, b=float(b[0])).y
        ),
    )
