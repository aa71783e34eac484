"""Models as the tests of the reader need them: ONNX's own package writes them."""

import onnx
import onnxruntime
from onnx import TensorProto, helper


def packed(nodes, inputs=None, initializers=(), outputs=("y",), opset=17, **fields):
    """Return the bytes of a model.

    Parameters
    ----------
    nodes : list of onnx.NodeProto
    inputs : dict of str to tuple, or None
        Shapes of float32 inputs; None for one picture, ``x``.
    initializers : list of onnx.TensorProto
    outputs : tuple of str
    opset : int
    **fields
        Further ones of the model.
    """
    inputs = {"x": (1, 3, 8, 8)} if inputs is None else inputs
    graph = helper.make_graph(
        nodes,
        "graph",
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, shape in inputs.items()
        ],
        [onnx.ValueInfoProto(name=name) for name in outputs],
        initializers,
    )
    opsets = [helper.make_opsetid("", opset)]
    made = helper.make_model(graph, opset_imports=opsets, ir_version=10, **fields)
    return made.SerializeToString()


def every_tensor(model, given):
    """Let ONNX Runtime compute all tensors of a model, as its nodes stand there.

    Parameters
    ----------
    model : onnx.ModelProto
        They become its outputs.
    given : dict of str to ndarray
    """
    made = [name for node in model.graph.node for name in node.output if name]
    del model.graph.output[:]
    model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in made)
    options = onnxruntime.SessionOptions()
    level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.graph_optimization_level = level
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    return dict(zip(made, session.run(made, given), strict=True))
