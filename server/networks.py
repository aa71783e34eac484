"""Networks in and out: files that readers send, and fetch again."""

from starlette.responses import Response
from starlette.routing import Route

from pictures.store import networks
from server.uploads import upload_route
from web.mount import own_path

NAME = "network"


def network_routes(unpack, refused):
    """Take networks in, and give them out again.

    Parameters
    ----------
    unpack : callable
        Looks at a file's bytes.
    refused : exception class
        What it raises for a file that is no network.
    """

    def take(data, owner, address):
        unpack(data)
        return networks().put(data, owner, address)

    async def give(request):
        data = networks().get(request.path_params["token"])
        if data is None:
            return Response(status_code=404)
        headers = {"Content-Disposition": f'attachment; filename="{NAME}.npz"'}
        return Response(data, headers=headers, media_type="application/octet-stream")

    path = own_path(f"layerscope/{NAME}/{{token}}")
    return [upload_route(NAME, take, refused), Route(path, give)]
