"""How much a network may ask for: whoever shares the machine has to be left some."""

from dataclasses import dataclass

from networks.refusal import NetworkRefused

MEGABYTE = 2**20


@dataclass(frozen=True)
class Budget:
    """The most that a network may take.

    Parameters
    ----------
    file, constants, activations : int
        Bytes: of the file, of the constants in it, of all tensors of a run.
    multiplications : int
        Of a run.
    reads : int
        Numbers that a run looks at, each as often as it does: a maximum or a sum needs
        no multiplication, and may take as long.
    nodes : int
    """

    file: int = 128 * MEGABYTE
    constants: int = 256 * MEGABYTE
    activations: int = 512 * MEGABYTE
    multiplications: int = 20 * 10**9
    reads: int = 4 * 10**9
    nodes: int = 10_000

    def check(self, what, needed, operator="", node=""):
        """Refuse what passes the budget.

        Parameters
        ----------
        what : str
            One of the budget's names.
        needed : int
        operator, node : str
            Where it was passed.

        Raises
        ------
        NetworkRefused
            Of the kind ``budget``, with the two numbers.
        """
        limit = getattr(self, what)
        if needed > limit:
            place = f" at {operator} {node!r}" if node else ""
            raise NetworkRefused(
                "budget",
                what,
                f"{what}: {needed} needed{place}, {limit} allowed",
                operator,
                node,
                needed=needed,
                limit=limit,
            )
