"""A network: named layers in a row, forward and backward."""


class Network:
    """Layers that follow each other.

    Parameters
    ----------
    layers : list of (str, Layer)
        ``"input"`` is no layer's name: it stands for what the network is given.
    """

    def __init__(self, layers):
        self.layers = dict(layers)
        names = [name for name, _ in layers]
        if len(self.layers) < len(names):
            raise ValueError(
                f"layers must have {len(names)} different names, "
                f"got {len(self.layers)}: {names}"
            )
        if "input" in names:
            raise ValueError('no layer may be named "input": that is the network\'s')

    def parameters(self):
        """Name all arrays that training changes, as ``"layer.w"``.

        Returns
        -------
        dict of str to ndarray
        """
        return _by_full_name(
            {name: layer.parameters() for name, layer in self.layers.items()}
        )

    def run(self, x, training=False, rng=None):
        """Compute every layer's output, and the way back.

        Parameters
        ----------
        x : ndarray, shape (N, ...)
        training : bool
        rng : numpy.random.Generator or None

        Returns
        -------
        activations : dict of str to ndarray
            ``"input"`` and then each layer's output by its name, in order.
        back : callable
            ``gradients, grads = back(dy)``: gradients has the names of activations,
            grads those of ``parameters()``.
        """
        activations, backs = {"input": x}, {}
        for name, layer in self.layers.items():
            x, backs[name] = layer.forward(x, training, rng)
            activations[name] = x
        return activations, lambda dy: _run_back(backs, dy)


def _run_back(backs, dy):
    """Go through the layers from the last to the first."""
    names = ["input", *backs]
    gradients, grads = {names[-1]: dy}, {}
    for before, name in reversed(list(zip(names, backs, strict=False))):
        dy, grads[name] = backs[name](dy)
        gradients[before] = dy
    return {name: gradients[name] for name in names}, _by_full_name(grads)


def _by_full_name(layers):
    return {
        f"{layer}.{name}": array
        for layer, arrays in layers.items()
        for name, array in arrays.items()
    }
