"""Screens on which questions are answered: what is typed is kept before anything else happens."""

from __future__ import annotations

from pydantic import ValidationError
from textual import on

from cinema_game.language import say
from cinema_game.ui.screens.phase import PhaseScreen
from cinema_game.ui.widgets.answer import Answer
from cinema_game.workshop import actions as do
from cinema_game.workshop.typed import why
from cx.scenario.lessons import Phase


class Answering(PhaseScreen):
    """A phase screen with `Answer`s on it."""

    def answered(self, mark: str) -> str:
        """What was answered to a question in this round, or nothing."""
        found = [reply.text for reply in self.workshop.answers if reply.question == mark]
        return found[-1] if found else ""

    def keep_answers(self) -> None:
        """Keep what was typed and not kept yet."""
        for answer in self.query(Answer):
            if (text := answer.unkept()) is not None:
                self._keep(answer, text)

    @on(Answer.Given)
    def _given(self, message: Answer.Given) -> None:
        self._keep(message.answer, message.text)

    def _keep(self, answer: Answer, text: str) -> None:
        try:
            action = do.Answer(who=self.session.who, question=answer.mark, text=text)
        except ValidationError as refused:
            reason = why(refused)
            self.refuse(say(reason) if reason is not None else str(refused))
            answer.kept(well=False)
            return
        answer.kept(well=self.do(action))

    def action_leave(self) -> None:
        """Keep what was typed, then go to the lobby."""
        self.keep_answers()
        super().action_leave()

    def action_phase(self, phase: Phase) -> None:
        """Keep what was typed, then go to another phase."""
        self.keep_answers()
        super().action_phase(phase)

    async def recompose(self) -> None:
        """Another language loses nothing."""
        self.keep_answers()
        await super().recompose()
