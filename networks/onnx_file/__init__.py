"""ONNX files in: an own reader for the messages that a network needs."""

from networks.onnx_file.load import load

__all__ = ["load"]
