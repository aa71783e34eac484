"""What a window is, as loops over the definition; knows nothing of the scenes."""

import numpy as np

from scenes.panels import PADDING, REAL, UNREACHED


def output_shape(geometry, size):
    """Count the places where the whole window lies on the padded input."""
    counts = []
    for axis in (0, 1):
        span = geometry.dilation[axis] * (geometry.kernel[axis] - 1)
        sides = sum(geometry.padding[axis])
        starts = range(0, size[axis] + sides - span, geometry.stride[axis])
        counts.append(len(starts))
    return tuple(counts)


def window(geometry, size, step):
    """Cells (row, column) of the padded input under the kernel, row by row."""
    oh, ow = divmod(step, output_shape(geometry, size)[1])
    return [
        (
            oh * geometry.stride[0] + i * geometry.dilation[0],
            ow * geometry.stride[1] + j * geometry.dilation[1],
        )
        for i in range(geometry.kernel[0])
        for j in range(geometry.kernel[1])
    ]


def padded_shape(geometry, size):
    """Rows and columns with the borders."""
    return tuple(
        n + sum(sides) for n, sides in zip(size, geometry.padding, strict=True)
    )


def states(geometry, size):
    """Tell for each padded cell whether it is real, padding, or never reached."""
    rows, columns = padded_shape(geometry, size)
    (top, _), (left, _) = geometry.padding
    steps = np.prod(output_shape(geometry, size))
    seen = {cell for step in range(steps) for cell in window(geometry, size, step)}
    in_rows, in_columns = {row for row, _ in seen}, {column for _, column in seen}
    state = np.full((rows, columns), UNREACHED)
    for row, column in np.ndindex(rows, columns):
        if row in in_rows and column in in_columns:
            real = 0 <= row - top < size[0] and 0 <= column - left < size[1]
            state[row, column] = REAL if real else PADDING
    return state
