"""What the lobby shows of a saved workshop before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from cinema_game.workshop.typed import Line, Name
from cx.message import Message


class Card(BaseModel):
    """A workshop at a glance; ids where the interface has words in both languages."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    scenario: Line
    """Id of the scenario."""
    team: Name
    phase: Line
    """Id of the phase."""
    round: int = Field(ge=0, le=1_000)
    mode: Line = "play"


@dataclass(frozen=True)
class SaveCard:
    """A folder of saves as the lobby lists it."""

    id: str
    """Name of the folder, made by the program."""
    when: datetime
    """Of the last change, UTC."""
    card: Card | None
    """None when no snapshot can be trusted."""
    problem: Message | None = None
    """Why it cannot be opened, or what opening will try."""
    openable: bool = True
    """Whether opening may succeed."""

    @property
    def name(self) -> str:
        """Of the team where it is known, else of the folder."""
        return self.id if self.card is None else self.card.team
