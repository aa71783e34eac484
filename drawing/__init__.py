"""A Scene at a step as a list of what stands there; that as SVG, as pixels, in Plotly.

::

    from drawing import animate, as_pixels, as_svg, draw
    from lessons import scene

    lesson = scene("convolution", "img=cat&s=2&kh=5")
    animate(lesson).write_html("convolution.html")
    as_pixels(draw(lesson, step=3)).save("convolution.png")
"""

from drawing.animation.figure import animate, reel
from drawing.board import draw
from drawing.ways.pixels import as_pixels
from drawing.ways.svg import as_svg

__all__ = ["animate", "as_pixels", "as_svg", "draw", "reel"]
