"""`cinema-game play`: the game in the terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cinema_game.cli.code_page import lacking_code_page
from cinema_game.cli.numbers import within
from cinema_game.cli.words import WRONG_USAGE, tell
from cinema_game.language import Language, use
from cinema_game.settings import Settings
from cinema_game.ui.terminal.fitness import is_terminal, why_unfit


def play(
    scenario: str | None = None,
    *,
    lang: Language | None = None,
    saves: Path | None = None,
    save: str | None = None,
    seed: Annotated[int | None, within(0, 2**63 - 1)] = None,
    sandbox: bool = False,
) -> int:
    """Play in the terminal: the lobby, or straight in a scenario.

    Example: cinema-game play cinema --lang ru

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    lang
        Language of this session; otherwise the one chosen last.
    saves
        Folder that keeps the workshops.
    save
        Go straight on with this kept workshop.
    seed
        The class's number: the same number, the same customers and the same hidden truth.
    sandbox
        Open the scenario as a sandbox, every number visible.
    """
    settings = Settings.load()
    if lang is not None:
        settings = replace(settings, language=lang)
    use(settings.language)
    if (why := why_unfit()) is not None:
        print(why, file=sys.stdout if is_terminal(sys.stdout) and not is_terminal(sys.stderr) else sys.stderr)
        return WRONG_USAGE
    if (why := lacking_code_page()) is not None:
        tell(why)
        return WRONG_USAGE
    from cinema_game.ui.app import CinemaGame, Wanted

    app = CinemaGame(
        settings, saves=saves, wanted=Wanted(scenario=scenario, save=save, seed=seed, sandbox=sandbox)
    )
    app.run()
    return app.return_code or 0
