"""A small scene of every lesson: both directions, every way of showing it."""

import numpy as np

import engine
from scenes.activation.activations import RELU, activation, function_curve
from scenes.activation.relu import relu_backward, relu_forward
from scenes.chain.chain import Chain, draw_weights
from scenes.chain.layers import layer_scene
from scenes.chain.scene import chain_scene
from scenes.convolution.backward import weights_gradient
from scenes.convolution.every_gradient import convolution_in_full
from scenes.convolution.forward import convolution_forward
from scenes.convolution.full import two_ways
from scenes.convolution.input_gradient import folded_back
from scenes.convolution.stacked import Stack, stacked
from scenes.dense.backward import (
    back_through,
    dense_matrices_backward,
    dense_neurons_backward,
)
from scenes.dense.forward import dense_matrices, dense_neurons, run_dense, some_weights
from scenes.dropout.backward import dropout_backward_scene
from scenes.dropout.forward import dropout_forward
from scenes.dropout.many_masks import draw_many, many_masks
from scenes.im2col.bias import bias_from_columns
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.forward import im2col_forward
from scenes.im2col.graph import im2col_graph
from scenes.im2col.numbers import Unfolded
from scenes.im2col.weights import weights_from_columns
from scenes.pooling.backward import avg_pool_backward, max_pool_backward
from scenes.pooling.forward import avg_pool_forward, max_pool_forward, with_maps
from scenes.pooling.max_nodes import max_nodes
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import run_signal
from scenes.signal.plane import Plane
from scenes.windows import Geometry
from tests.scenes.shapes import rounded

PADDED = Geometry((2, 2), (1, 1), ((1, 1), (1, 1)))
BARE = Geometry((2, 2))
POOL = Geometry((2, 2), (2, 2))
LAYERS = ("conv", "relu", "pool", "drop", "dense")


def every_lesson():
    """Make the scenes, by the name of the lesson and what it shows."""
    return _convolutions() | _unfoldings() | _maps() | _denses() | _graphs()


def _convolutions():
    """As many filters as the window has cells: no count tells two things apart."""
    x, w = rounded(1, 1, 2, 4, 5), rounded(2, 4, 2, 2, 2)
    dy = rounded(3, *PADDED.output((4, 5)))
    several = np.concatenate([x, rounded(4, 1, 2, 4, 5)])
    return {
        "convolution": convolution_forward(x, w, PADDED),
        "convolution dW": weights_gradient(x, w[0], dy[None], PADDED),
        "convolution dW of a batch": weights_gradient(
            several, w[0], np.stack([dy, -dy]), PADDED
        ),
        "convolution col2im": folded_back(w[0], dy, PADDED, (4, 5)),
        "convolution both ways": two_ways(w[0], dy, PADDED, (4, 5)),
        "convolutions in a stack": stacked(Stack.of(x[0, 0], w[0, 0])),
        "convolution in full": convolution_in_full(x, w[0], dy[:3, :4], BARE),
    }


def _unfoldings():
    x, w = rounded(1, 1, 1, 4, 3), rounded(2, 4, 1, 2, 2)
    dy = rounded(3, 4, *PADDED.output((4, 3)))
    cases = {}
    for turned in (False, True):
        how = {"geometry": PADDED, "turned": turned}
        cases |= {
            f"im2col {turned=}": im2col_forward(x, w, **how, bias=0.25),
            f"im2col dW {turned=}": weights_from_columns(x, w, dy, **how),
            f"im2col db {turned=}": bias_from_columns(x, w, dy, **how),
            f"im2col dX {turned=}": input_from_columns(x, w, dy, **how),
        }
    return cases


def _maps():
    x, dy = rounded(5, 4, 4), rounded(6, 2, 2)
    slopes, rng = rounded(7, 4, 4), np.random.default_rng(8)
    y, mask = engine.dropout(x[None, None], 0.5, rng)
    dropped = dropout_forward(x[None], y[0], mask[0], 0.5)
    maps = np.stack([x, -x])
    return {
        "relu": relu_forward(x).beside(function_curve(RELU, x)),
        "relu backward": relu_backward(slopes, x),
        "tanh backward": relu_backward(slopes, x, function=activation("tanh")),
        "max pooling": with_maps(max_pool_forward(x, POOL), maps, maps[:, ::2, ::2], 0),
        "max pooling backward": max_pool_backward(dy, x, POOL),
        "max nodes": max_nodes(x[:2, :3], 0.5),
        "average pooling": avg_pool_forward(x, POOL),
        "average pooling backward": avg_pool_backward(dy, x, POOL),
        "dropout": dropped,
        "dropout backward": dropout_backward_scene(
            dropped, slopes, slopes * mask[0, 0]
        ),
        "many masks": many_masks(draw_many(x, 0.5, 9, rng)),
    }


def _denses():
    rng = np.random.default_rng(9)
    run = run_dense(rounded(10, 4), *some_weights(4, rng), 0.5, rng)
    grads = back_through(run, rounded(11, len(run.y)))
    return {
        "neurons": dense_neurons(run),
        "matrices": dense_matrices(run),
        "neurons backward": dense_neurons_backward(grads),
        "matrices backward": dense_matrices_backward(grads),
    }


def _graphs():
    signal = run_signal(rounded(12, 4), rounded(13, 3), 0.25, 1, 1)
    graph = convolution_graph(signal, signal.back(rounded(14, 4)))
    weights = draw_weights(1, np.random.default_rng(1))
    chain = Chain(np.random.default_rng(7).random((1, 1, 18, 18)).round(2), weights, 2)
    layers = {
        f"chain, {layer} {backward=}": layer_scene(chain, layer, 1, backward)
        for layer in LAYERS
        for backward in (False, True)
    }
    unfolded = Unfolded(rounded(15, 2, 3), rounded(16, 2, 2), 0.25, rounded(17, 1, 2))
    plane = Plane.of(rounded(18, 3, 4), rounded(19, 2, 2), 0.25)
    graphs = {
        "graph": graph,
        "graph of a plane": convolution_graph(plane, plane.back(rounded(20, 6))),
        "im2col graph": im2col_graph(unfolded),
    }
    return graphs | {"chain": chain_scene(chain, 1)} | layers
