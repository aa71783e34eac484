"""What ONNX Runtime computes for a single operator."""

import numpy as np
import onnxruntime
from onnx import helper


def onnx_runtime(operator, *inputs, outputs=1, opset=20, **attributes):
    """Run one node on its inputs, None standing for one left out: a list of arrays."""
    names = ["" if array is None else f"x{i}" for i, array in enumerate(inputs)]
    given = {name: array for name, array in zip(names, inputs, strict=True) if name}
    results = [f"y{i}" for i in range(outputs)]
    graph = helper.make_graph(
        [helper.make_node(operator, names, results, **attributes)],
        "one node",
        [helper.make_tensor_value_info(n, _kind(a), a.shape) for n, a in given.items()],
        [helper.make_empty_tensor_value_info(name) for name in results],
    )
    opsets = [helper.make_opsetid("", opset)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    return session.run(None, given)


def _kind(array):
    return helper.np_dtype_to_tensor_dtype(np.asarray(array).dtype)


def tensor(shape, seed=0):
    """Draw float32 numbers of a normal distribution."""
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def agrees(result, *call, **attributes):
    """Refuse a result that is not float32, or not what ONNX Runtime computes."""
    assert result.dtype == np.float32
    (expected,) = onnx_runtime(*call, **attributes)
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)
