"""Stand-in."""

from starlette.responses import Response
from starlette.routing import Route

from stage.mount import own_path


def upload_route():
    async def take(request):
        return Response(status_code=503)

    return Route(own_path("layerscope/upload"), take, methods=["POST"])
