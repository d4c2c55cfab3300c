"""The command palette: every action of the screen and the game by its name, in the current language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from cinema_game.language import _
from cinema_game.ui.commands import Command, Commanded


class ByName(Provider):
    """Finds commands of what has the focus, of the screen and of the app."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for owner, command in self._commands():
            yield DiscoveryHit(
                self._title(command),
                self._run(owner, command),
                text=_(command.label),
                help=_(command.tooltip),
            )

    async def search(self, query: str) -> Hits:
        """Those whose name or tooltip is like the query."""
        matcher = self.matcher(query)
        for owner, command in self._commands():
            score = max(matcher.match(_(command.label)), matcher.match(_(command.tooltip)) * 0.8)
            if score > 0:
                yield Hit(
                    score,
                    self._title(command),
                    self._run(owner, command),
                    text=_(command.label),
                    help=_(command.tooltip),
                )

    def _commands(self) -> list[tuple[DOMNode, Command]]:
        node = self.focused or self.screen
        return [
            (owner, command)
            for owner in node.ancestors_with_self
            if isinstance(owner, Commanded)
            for command in owner.ACTIONS
            if command.palette
        ]

    def _run(self, owner: DOMNode, command: Command) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, command.by_name or command.action, owner)

    @staticmethod
    def _title(command: Command) -> Content:
        return Content.assemble(_(command.label), "  ", (command.key, "dim"))
