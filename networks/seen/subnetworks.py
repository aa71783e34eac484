"""Which sub-networks dropout has made in a training, and what each of them saw."""

from collections import deque

import numpy as np

LATEST = 4  # batches whose masks are kept
WIDEST = 256  # units of them
COUNTED = 12  # units of which all sub-networks are counted one by one
EXACT = 62  # units whose mask is a whole number of 64 bits


class Subnetworks:
    """The masks of all batches so far: a sub-network is what a mask leaves.

    Attributes
    ----------
    units : int
        That dropout may drop; there are ``2 ** units`` sub-networks.
    latest : deque of (int, ndarray of bool)
        Number of the step and masks (pictures, units) of the last batches, at most
        WIDEST units of them.
    """

    def __init__(self):
        self.units, self.latest = 0, deque(maxlen=LATEST)
        self._numbers = [np.zeros(0, np.int64)]

    def add(self, number, masks):
        """Take in what dropout kept at a step.

        Parameters
        ----------
        number : int
            Of the step.
        masks : ndarray of bool, shape (pictures, units)
        """
        self.units = masks.shape[1]
        self.latest.append((number, masks[:, :WIDEST]))
        self._numbers.append(numbers_of(masks))

    @property
    def pictures(self):
        """How many pictures were seen, each by one sub-network."""
        return sum(map(len, self._numbers))

    @property
    def different(self):
        """How many sub-networks have seen a picture."""
        return len(np.unique(np.concatenate(self._numbers)))

    @property
    def counts(self):
        """Pictures that each sub-network has seen, shape (2 ** units,).

        Their numbers are those of `numbers_of`. None where there are too many.
        """
        if self.units > COUNTED:
            return None
        return np.bincount(np.concatenate(self._numbers), minlength=2**self.units)


def numbers_of(masks):
    """Give every sub-network a number: unit j counts 2 ** j where it is kept.

    Parameters
    ----------
    masks : ndarray of bool, shape (pictures, units)

    Returns
    -------
    numbers : ndarray of int64, shape (pictures,)
        Of more than EXACT units a hash, which tells masks apart as well.
    """
    if masks.shape[1] <= EXACT:
        return masks @ (np.int64(1) << np.arange(masks.shape[1]))
    rows = np.packbits(masks, axis=1)
    return np.array([hash(row.tobytes()) for row in rows], np.int64)
