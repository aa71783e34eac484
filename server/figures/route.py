"""The Plotly figure of what a page plays: the page asks for it, whenever it changes.

It has a route of its own and is no part of a live answer: drawing it takes up to some
seconds, in which drags are answered.
"""

import json

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from live.pool import NoAnswer
from server.exports import asked_for
from server.live import still_there
from server.origin import is_own, tell_operator
from web.mount import own_path

PACKED = {"Content-Encoding": "gzip"}


def figure_route(figures):
    """Draw figures.

    Parameters
    ----------
    figures : server.figures.process.Figures
    """

    async def draw(request):
        if not is_own(request.scope):
            tell_operator(request.scope)
            return JSONResponse({"kind": "origin"}, status_code=403)
        try:
            question = await asked_for(request)
            there = {"tokens": still_there(question["tokens"])}
            told = json.dumps(question | there).encode()
            drawn = await figures.ask(told)
        except (ValueError, TypeError, KeyError, AttributeError, TimeoutError):
            return JSONResponse({"kind": "asked"}, status_code=400)
        except NoAnswer:
            return JSONResponse({"kind": "failed"}, status_code=503)
        return Response(drawn, 200, PACKED, "application/json")

    return Route(own_path("layerscope/figure"), draw, methods=["POST"])
