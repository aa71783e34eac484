"""Graphs: order, values, gradients, and what is refused before it is computed."""

import weakref

import numpy as np
import pytest

import engine
from engine.tape import Step, go_back
from networks import NetworkRefused
from networks.graph import Budget, Graph, Node, Operation, Spec
from networks.operators import convolution, make_operation

F8 = np.dtype(np.float64)


class Product(Operation):
    """Multiply two tensors of one shape."""

    def shapes(self, a, b):
        return [a.like(a.shape)], a.size

    def forward(self, a, b):
        return (a * b,), lambda dy: (dy * b, lambda: dy * a)


class Halves(Operation):
    """Cut a tensor in two."""

    def shapes(self, x):
        if x.shape[0] % 2:
            raise ValueError(f"{x.shape[0]} rows cannot be halved")
        return [x.like((x.shape[0] // 2, *x.shape[1:]))] * 2, 0

    def forward(self, x):
        half = len(x) // 2
        return (x[:half], x[half:]), lambda a, b: (np.concatenate([a, b]),)


class Zeros(Operation):
    """As many zeros as a tensor says."""

    def shapes(self, count):
        return [Spec((int(count.known[0]),), F8)], 0

    def forward(self, count):
        return (np.zeros(count),), lambda dy: (None,)


def node(operation, inputs, outputs, name=""):
    return Node(name, operation, tuple(inputs.split()), tuple(outputs.split()))


def skipping():
    """Weigh tanh, and multiply by it again: listed backwards, two outputs."""
    return Graph(
        nodes=[
            node(Product(), "y h", "z", "join"),
            node(Product(), "h w", "y", "weigh"),
            node(make_operation("Tanh", {}, 13), "x", "h", "squeeze"),
        ],
        specs={"x": Spec((None, 2), F8)},
        outputs=["z", "y"],
        constants={"w": np.array([[2.0, -1.0]])},
    )


X = np.array([[0.5, -0.25]])


def test_nodes_are_sorted_and_every_tensor_has_its_value():
    graph = skipping()
    assert [n.name for n in graph.nodes] == ["squeeze", "weigh", "join"]
    assert (graph.inputs, graph.outputs) == (["x"], ["z", "y"])
    values, _ = graph.run({"x": X})
    h = np.tanh(X)
    np.testing.assert_array_equal(values["h"], h)
    np.testing.assert_array_equal(values["z"], h * h * [2, -1])
    assert set(values) == {"x", "w", "h", "y", "z"}


def test_an_order_that_can_be_computed_is_kept():
    names = "b a d c".split()
    nodes = [node(make_operation("Relu", {}, 13), "x", name) for name in names]
    graph = Graph(nodes, {"x": Spec((1,), F8)}, ["c"])
    assert [n.name for n in graph.nodes] == names


def test_gradients_add_up_where_a_tensor_is_used_twice():
    graph = skipping()
    _, back = graph.run({"x": X})
    dz, dy = np.array([[1.5, -2.0]]), np.array([[0.3, 0.7]])
    gradients, grads = back({"z": dz, "y": dy})
    h, w = np.tanh(X), graph.constants["w"]
    np.testing.assert_allclose(gradients["y"], dy + dz * h)
    dh = (dy + dz * h) * w + dz * h * w
    np.testing.assert_allclose(gradients["h"], dh)
    np.testing.assert_allclose(gradients["x"], dh * (1 - h**2))
    np.testing.assert_allclose(grads["w"], (dy + dz * h) * h)


def test_an_input_gradient_agrees_with_the_numerical_one():
    graph = skipping()
    dz = np.array([[1.5, -2.0]])
    _, back = graph.run({"x": X})
    numerical = engine.numerical_gradient(lambda x: graph.run({"x": x})[0]["z"], X, dz)
    np.testing.assert_allclose(back({"z": dz})[0]["x"], numerical, rtol=1e-7)


def test_what_nothing_depends_on_has_a_gradient_of_zeros():
    graph = Graph(
        [node(Halves(), "x", "a b"), node(make_operation("Relu", {}, 13), "b", "c")],
        {"x": Spec((4,), F8)},
        ["a"],
        {"unused": np.ones(3)},
    )
    _, back = graph.run({"x": np.ones(4)})
    gradients, grads = back({"a": np.array([1.0, 2])})
    assert gradients["x"].tolist() == [1, 2, 0, 0]
    assert gradients["c"].tolist() == gradients["b"].tolist() == [0, 0]
    assert grads["unused"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("names", [["x"], ["h", "z"], ["w", "y"], []])
def test_gradients_that_are_asked_for_are_the_same_and_no_others_are_kept(names):
    graph = skipping()
    _, back = graph.run({"x": X})
    everything, _ = back({"z": np.ones((1, 2))})
    gradients, grads = back({"z": np.ones((1, 2))}, names)
    assert set(gradients) == set(names) and set(grads) == {"w"} & set(names)
    for name, gradient in gradients.items():
        np.testing.assert_array_equal(gradient, everything[name])


def test_a_gradient_on_its_way_is_forgotten_once_it_has_been_used():
    made, alive = [], []

    def back(dy):
        alive.append(sum(ref() is not None for ref in made))
        dx = dy + 1
        made.append(weakref.ref(dx))
        return (dx,)

    steps = [Step((f"t{i}",), (f"t{i + 1}",), None) for i in range(3)]
    go_back([(step, [X], back) for step in steps], {"t3": X}, ["t0"])
    assert alive == [0, 1, 1]  # the one that has just come in


def test_filters_cost_nothing_on_the_way_back_unless_they_are_wanted(monkeypatch):
    def never(*_):
        raise AssertionError

    conv = node(make_operation("Conv", {}, 13), "x w", "y")
    w = np.ones((1, 1, 1, 1))
    graph = Graph([conv], {"x": Spec((1, 1, 2, 2), F8)}, ["y"], {"w": w})
    _, back = graph.run({"x": np.ones((1, 1, 2, 2))})
    monkeypatch.setattr(convolution, "conv2d_filter_gradient", never)
    gradients, _ = back({"y": np.ones((1, 1, 2, 2))}, ["x"])
    assert gradients["x"].sum() == 4
    with pytest.raises(AssertionError):
        back({"y": np.ones((1, 1, 2, 2))})


def test_only_what_is_asked_for_is_computed_and_kept():
    class Never(Operation):
        def shapes(self, x):
            return [x], 0

    graph = skipping()
    nodes = [*graph.nodes, node(Never(), "z", "never")]
    graph = Graph(nodes, graph.specs, graph.outputs, graph.constants)
    assert set(graph.compute({"x": X}, ["y", "h"])) == {"y", "h"}
    assert set(graph.compute({"x": X})) == {"z", "y"}


def test_a_graph_of_other_floats():
    graph = skipping().astype(np.float32)
    values, _ = graph.run({"x": X.astype(np.float32)})
    assert {array.dtype for array in values.values()} == {np.dtype(np.float32)}
    with pytest.raises(ValueError, match="x must be float32, it is float64"):
        graph.run({"x": X})


def test_inputs_that_do_not_fit_are_told():
    with pytest.raises(ValueError, match=r"takes \['x'\], got \['y'\]"):
        skipping().run({"y": X})
    with pytest.raises(ValueError, match=r"x must have 2 axes, its shape is \(2,\)"):
        skipping().run({"x": X[0]})


def refusal(nodes, outputs=("z",), constants=None, budget=None):
    with pytest.raises(NetworkRefused) as caught:
        specs = {"x": Spec((None,), F8)}
        Graph(
            nodes, specs, list(outputs), constants or {}, budget or Budget()
        ).measured()
    return caught.value


def relu(inputs, outputs, name=""):
    return node(make_operation("Relu", {}, 13), inputs, outputs, name)


def test_a_cycle_is_refused_at_its_first_node():
    why = refusal([relu("x", "z"), relu("b", "a", "first"), relu("a", "b", "second")])
    assert (why.kind, why.operator, why.node) == ("cycle", "Relu", "first")
    assert refusal([relu("z", "z")]).kind == "cycle"


@pytest.mark.parametrize(
    "nodes",
    [
        [relu("x", "z"), relu("x", "z")],
        [relu("x", "z"), relu("z", "x")],
        [relu("x", "z"), node(Halves(), "x", "a a")],
    ],
)
def test_two_tensors_of_one_name_are_refused(nodes):
    assert refusal(nodes).kind == "duplicate"


def test_a_constant_named_like_an_input_is_refused():
    why = refusal([relu("x", "z")], constants={"x": np.ones(1)})
    assert (why.kind, why.entry) == ("duplicate", "x")


def test_what_no_node_makes_is_refused():
    why = refusal([relu("<b>gone</b>", "z", "last")])
    assert (why.kind, why.entry, why.node) == ("missing", "<b>gone</b>", "last")
    assert refusal([relu("x", "z")], outputs=["nowhere"]).entry == "nowhere"


def test_an_unknown_operator_is_refused_by_name_and_place():
    for domain in ("", "com.example"):
        with pytest.raises(NetworkRefused) as caught:
            make_operation("Magic", {}, 13, domain, "spell")
        why = caught.value
        assert (why.kind, why.operator, why.node) == ("operator", "Magic", "spell")


def test_what_a_node_cannot_do_is_refused_in_its_name():
    why = refusal([node(Halves(), "x", "z w", "cut")])
    assert (why.kind, why.operator, why.node) == ("node", "Halves", "cut")
    assert "1 rows cannot be halved" in str(why)
    assert refusal([node(Halves(), "c", "z y w")], constants={"c": np.ones(2)})


def test_shapes_are_counted_before_anything_is_allocated():
    huge = {"count": np.array([2**40])}
    why = refusal([node(Zeros(), "count", "z", "many")], constants=huge)
    assert (why.kind, why.entry, why.node) == ("budget", "activations", "many")
    assert why.facts == {"needed": 8 * 2**40 + 8, "limit": 512 * 2**20}


def test_a_graph_is_measured_once_for_pictures_of_one_shape():
    class Watched(Operation):
        asked = 0

        def shapes(self, x):
            self.asked += 1
            return [x], 0

    watched = Watched()
    graph = Graph([node(watched, "x", "y")], {"x": Spec((None,), F8)}, ["y"])
    for side in (1, 1, 2, 2, 1):
        assert graph.measured({"x": (side,)}).specs["y"].shape == (side,)
    assert watched.asked == 3


def test_a_shape_that_depends_on_a_known_number_is_found():
    count = {"two": np.array([2]), "three": np.array([3])}
    nodes = [node(Product(), "two three", "six"), node(Zeros(), "six", "z")]
    graph = Graph(nodes, {"x": Spec((None,), F8)}, ["z"], count)
    assert graph.measured().specs["z"].shape == (6,)


def test_a_shape_that_depends_on_the_picture_is_refused():
    assert refusal([node(Zeros(), "x", "z", "free")]).kind == "node"


@pytest.mark.parametrize(
    ("what", "limit", "needed"),
    [("nodes", 1, 2), ("constants", 23, 24), ("activations", 55, 56)]
    + [("multiplications", 3, 6), ("reads", 6, 12)],
)
def test_every_budget_names_both_numbers(what, limit, needed):
    nodes = [node(Product(), "w w", "y"), node(Product(), "y w", "z", "last")]
    budget = Budget(**{what: limit})
    why = refusal(nodes, constants={"w": np.ones(3)}, budget=budget)
    assert (why.kind, why.entry) == ("budget", what)
    assert why.facts == {"needed": needed, "limit": limit}
    assert f"{needed} needed" in str(why) and f"{limit} allowed" in str(why)
