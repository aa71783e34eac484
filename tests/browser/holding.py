"""Holding back what a server says."""

from functools import partial


class Late:
    """Stands between a tab and the server, whose messages it can hold back."""

    def __init__(self):
        self.holds, self.held = False, []

    def relay(self, tab):
        """Connect a tab that asks for the server."""

        def pass_on(message):
            if self.holds:
                self.held.append(partial(tab.send, message))
            else:
                tab.send(message)

        tab.connect_to_server().on_message(pass_on)

    def release(self):
        """Let everything through, in its order."""
        while self.held:
            self.held.pop(0)()
        self.holds = False
