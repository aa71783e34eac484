"""Write the small networks in ``models`` as PyTorch exports them.

Run it where ``torch==2.13.0``, ``onnx`` and ``onnxscript`` are installed, which the
tests do not need: ``python tests/networks/onnx_file/export_models.py``. Each network
is written by the exporter of old (``dynamo=False``, one of its operator sets) and by
today's.
"""

from pathlib import Path

import onnx
import torch
from torch import nn
from torch.nn import functional as F

FOLDER = Path(__file__).resolve().parent / "models"


class LeNet(nn.Module):
    """Two convolutions, two pools, three dense layers; flattens by its own size."""

    side, channels = 20, 1

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 3, 5, padding=2), nn.Conv2d(3, 4, 5)
        self.dense1, self.dense2 = nn.Linear(4 * 9, 12), nn.Linear(12, 10)

    def forward(self, x):
        """Return the scores of ten classes."""
        x = F.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = F.max_pool2d(torch.sigmoid(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        return F.log_softmax(self.dense2(F.relu(self.dense1(x))), dim=1)


class Block(nn.Module):
    """Two convolutions with batch normalisation, and a skip over both."""

    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn1, self.bn2 = nn.BatchNorm2d(filters), nn.BatchNorm2d(filters)
        skip = [nn.Conv2d(channels, filters, 1, stride), nn.BatchNorm2d(filters)]
        self.skip = nn.Sequential(*(skip if stride > 1 else []))

    def forward(self, x):
        """Add what the block makes of x to x."""
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + self.skip(x))


class ResNet(nn.Module):
    """A stem, two blocks, and the mean of each map."""

    side, channels = 33, 3

    def __init__(self):
        super().__init__()
        self.conv, self.bn = nn.Conv2d(3, 4, 7, 2, 3, bias=False), nn.BatchNorm2d(4)
        self.blocks = nn.Sequential(Block(4, 4, 1), Block(4, 6, 2))
        self.dense = nn.Linear(6, 5)

    def forward(self, x):
        """Return the scores of five classes."""
        x = F.max_pool2d(F.relu(self.bn(self.conv(x))), 3, 2, 1)
        return self.dense(F.adaptive_avg_pool2d(self.blocks(x), 1).flatten(1))


class Fire(nn.Module):
    """Squeeze the channels, then widen them by two sizes of kernel side by side."""

    def __init__(self, channels, squeezed, filters):
        super().__init__()
        self.squeeze = nn.Conv2d(channels, squeezed, 1)
        self.narrow = nn.Conv2d(squeezed, filters, 1)
        self.wide = nn.Conv2d(squeezed, filters, 3, padding=1)

    def forward(self, x):
        """Return both kinds of map, one behind the other."""
        x = F.relu(self.squeeze(x))
        return torch.cat([F.relu(self.narrow(x)), F.relu(self.wide(x))], 1)


class SqueezeNet(nn.Module):
    """Fire modules between pools that keep a window which fits in part."""

    side, channels = 30, 3

    def __init__(self):
        super().__init__()
        pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.features = nn.Sequential(
            *(nn.Conv2d(3, 6, 3, 2), nn.ReLU(), pool, Fire(6, 2, 3), pool),
            *(Fire(6, 3, 4), nn.Dropout(0.5), nn.Conv2d(8, 5, 1), nn.ReLU()),
            nn.AdaptiveAvgPool2d(1),
        )

    def forward(self, x):
        """Return the probabilities of five classes."""
        return torch.softmax(torch.flatten(self.features(x), 1), 1)


class Inverted(nn.Module):
    """Widen, filter each map on its own, weigh the maps, narrow."""

    def __init__(self, channels, wide, activation):
        super().__init__()
        self.widen = nn.Conv2d(channels, wide, 1, bias=False)
        self.depthwise = nn.Conv2d(wide, wide, 3, 1, 1, groups=wide, bias=False)
        self.narrow = nn.Conv2d(wide, channels, 1, bias=False)
        self.less, self.more = nn.Conv2d(wide, 2, 1), nn.Conv2d(2, wide, 1)
        self.bn1, self.bn2 = nn.BatchNorm2d(wide), nn.BatchNorm2d(wide)
        self.bn3, self.activation = nn.BatchNorm2d(channels), activation

    def forward(self, x):
        """Add what the block makes of x to x."""
        y = self.activation(self.bn1(self.widen(x)))
        y = self.activation(self.bn2(self.depthwise(y)))
        scale = self.more(F.relu(self.less(F.adaptive_avg_pool2d(y, 1))))
        return x + self.bn3(self.narrow(F.hardsigmoid(scale) * y))


class MobileNet(nn.Module):
    """Inverted residuals, with ReLU6 and with the hard swish."""

    side, channels = 24, 3

    def __init__(self):
        super().__init__()
        self.conv, self.bn = nn.Conv2d(3, 4, 3, 2, 1, bias=False), nn.BatchNorm2d(4)
        self.first, self.second = Inverted(4, 6, F.relu6), Inverted(4, 8, F.hardswish)
        self.dense = nn.Linear(4, 5)

    def forward(self, x):
        """Return the scores of five classes."""
        x = self.second(self.first(F.hardswish(self.bn(self.conv(x)))))
        return self.dense(x.mean((2, 3)))


class UNet(nn.Module):
    """Down twice and up again, by both ways to enlarge, beside what was there."""

    side, channels = 22, 3

    def __init__(self):
        super().__init__()
        self.down1, self.down2 = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 6, 3)
        self.bottom = nn.Conv2d(6, 6, 3, padding=2, dilation=2)
        self.up2 = nn.ConvTranspose2d(6, 6, 2, stride=2)
        self.join2, self.join1 = nn.Conv2d(12, 4, 3), nn.Conv2d(8, 2, 1)

    def forward(self, x):
        """Return two maps of the picture's size."""
        first = F.leaky_relu(self.down1(x), 0.1)
        second = F.leaky_relu(self.down2(F.max_pool2d(first, 2)), 0.1)
        y = F.elu(self.up2(self.bottom(F.max_pool2d(second, 2))))
        y = F.pad(y, [0, second.shape[3] - y.shape[3], 0, second.shape[2] - y.shape[2]])
        y = F.relu(self.join2(torch.cat([y, second], 1)))
        y = F.interpolate(y, first.shape[2:], mode="bilinear", align_corners=False)
        return self.join1(torch.cat([y, first], 1))


NETWORKS = {  # with the operator set of the old exporter
    "lenet": (LeNet, 9),
    "resnet": (ResNet, 11),
    "squeezenet": (SqueezeNet, 13),
    "mobilenet": (MobileNet, 14),
    "unet": (UNet, 17),
}


def made(network):
    """Make a network whose running means and variances are those of no layer."""
    torch.manual_seed(0)
    module = network().eval()
    for layer in module.modules():
        if isinstance(layer, nn.BatchNorm2d):
            nn.init.normal_(layer.running_mean)
            nn.init.uniform_(layer.running_var, 0.5, 2)
    return module, torch.rand(2, network.channels, network.side, network.side)


def export(name, network, opset):
    """Write a network's files."""
    module, x = made(network)
    names = {"input_names": ["picture"], "output_names": ["scores"]}
    torch.onnx.export(
        *(module, (x,), FOLDER / f"{name}_old.onnx"),
        **names,
        dynamo=False,
        opset_version=opset,
        training=torch.onnx.TrainingMode.PRESERVE,  # or it would fold normalisation
        dynamic_axes={"picture": {0: "N"}},
    )
    new = {"dynamo": True, "dynamic_shapes": ({0: torch.export.Dim("N")},), **names}
    path = FOLDER / f"{name}_new.onnx"
    torch.onnx.export(module, (x,), path, external_data=False, **new)
    if network is LeNet:
        torch.onnx.export(module, (x,), FOLDER / f"{name}_external.onnx", **new)


def forget_traces(path):
    """Take out of a file where on this machine each of its nodes was written."""
    model = onnx.load(path, load_external_data=False)
    graph = model.graph
    values = [*graph.input, *graph.output, *graph.value_info]
    for part in [model, graph, *graph.node, *graph.initializer, *values]:
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    path.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    for name, (network, opset) in NETWORKS.items():
        export(name, network, opset)
    for path in FOLDER.glob("*.onnx"):
        forget_traces(path)
