"""What a score depends on: its gradients at maps and picture, and Grad-CAM."""

import numpy as np

from scenes.network.network import PLAIN


def gradients_of(run, number):
    """Run one score backward through the whole network.

    Parameters
    ----------
    run : Run
        Of a network with scores.
    number : int
        The score's class.

    Returns
    -------
    dict of str to ndarray
        By ``"input"`` and the columns' names: gradients of the shape of the maps.
    """
    scores = run.scores
    dy = np.zeros((1, len(scores.maps)), scores.maps.dtype)
    dy[0, number] = 1
    gradients, _ = run.back(dy)
    seen = {c.name: c.maps for c in run.columns if c.name in gradients}
    shapes = {"input": run.input.shape} | {name: m.shape for name, m in seen.items()}
    return {name: gradients[name].reshape(shape) for name, shape in shapes.items()}


def saliency(gradient):
    """Magnitude of the gradient at each pixel, that of the colour which counts most.

    Parameters
    ----------
    gradient : ndarray, shape (C, H, W)

    Returns
    -------
    ndarray, shape (H, W)
    """
    return np.abs(gradient).max(axis=0)


def enlarged(heat, shape):
    """Blend a coarse map over the cells of a finer one, (H, W)."""
    rows, columns = (_blend(*sides) for sides in zip(heat.shape, shape, strict=True))
    return rows @ heat @ columns.T


def _blend(coarse, fine):
    """Matrix (fine, coarse) that draws straight lines between the cells' middles."""
    middles = (np.arange(coarse) + 0.5) * fine / coarse
    places = np.arange(fine) + 0.5
    return np.stack([np.interp(places, middles, row) for row in np.eye(coarse)], 1)


def grad_cam(run, gradients):
    """Weigh the last maps by their mean gradients and add up (Selvaraju et al., 2017).

    Parameters
    ----------
    run : Run
    gradients : dict
        Of `gradients_of`.

    Returns
    -------
    heat : ndarray, shape (h, w)
        What speaks for the class, from 0 to 1; all 0 where nothing does.
    """
    last = [c for c in run.columns if c.kind in PLAIN][-1]
    weights = gradients[last.name].mean(axis=(1, 2))
    maps = last.maps.astype(np.float64)  # products of large ones fit
    heat = np.maximum(np.tensordot(weights, maps, 1), 0)
    return heat / (heat.max() or 1)
