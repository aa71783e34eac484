"""A network: named layers in a row, forward and backward."""

from engine.tape import Step, go_back, go_forward


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
        return {
            f"{layer}.{name}": array
            for layer, arrays in self.layers.items()
            for name, array in arrays.parameters().items()
        }

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
        values = {"input": x}
        taken = list(go_forward(self._steps(training, rng), values))
        return values, lambda dy: self._back(taken, dy)

    def _steps(self, training, rng):
        """See the row as steps, each with the one before as its input."""
        before = "input"
        for name, layer in self.layers.items():
            yield _step(name, layer, before, training, rng)
            before = name

    def _back(self, taken, dy):
        names = ["input", *self.layers]
        found = go_back(taken, {names[-1]: dy})
        grads = {name: found[name] for name in self.parameters()}
        return {name: found[name] for name in names}, grads


def _step(name, layer, before, training, rng):
    """See a layer as a step; its arrays are inputs that it brings itself."""
    own = list(layer.parameters())

    def forward(x, *_):
        y, back = layer.forward(x, training, rng)
        return (y,), lambda dy: _in_order(own, *back(dy))

    return Step((before, *(f"{name}.{array}" for array in own)), (name,), forward)


def _in_order(own, dx, grads):
    return dx, *(grads[array] for array in own)
