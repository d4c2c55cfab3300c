"""All commands under one name, with help, exit codes and one way of telling what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console

from cinema_game.cli import bots, findings, handouts, report, scenario, score, simulate, sweep
from cinema_game.cli.help import Help
from cinema_game.cli.play import play
from cinema_game.cli.session_language import handed_on, parted, speak
from cinema_game.cli.words import DONE, WRONG_USAGE, Problem, tell
from cinema_game.cli.writing import cannot_reach
from cinema_game.cli.wrong_usage import explained
from cinema_game.language import Language
from cinema_game.report.table import page_width
from cx.model.work import TooMuchWork

HELP = """A workshop game on customer experience: the journey map is run.

Without a command the game starts in its lobby. Data goes to stdout, words to stderr.

Files and pipes get UTF-8 on every machine, CSV with the mark by which spreadsheets know it. A terminal gets
its own code page: what that lacks is written in other words, in English if it has no Russian letters.

Exit codes: 0 done, 1 found problems, 2 wrong usage or no place to write.
"""


def plain_application(name: str, help: str | None = None) -> App:
    """A command line of this house, yet without commands: its pages, its language, its way to stop."""
    return App(
        name=name,
        help=help,
        help_format="plaintext",
        help_formatter=Help(),
        default_parameter=Parameter(negative_iterable=()),
        console=Console(width=page_width()),
        suppress_keyboard_interrupt=False,
    )


def application() -> App:
    """The command line, ready to parse."""
    app = plain_application("cinema-game", HELP)
    app.command(play)
    app.command(simulate.simulate)
    app.command(sweep.sweep)
    app.command(bots.bots)
    app.command(score.score)
    app.command(report.report)
    app.command(handouts.handouts)
    app.command(findings.findings)
    app.command(scenario.commands())
    app.default(lobby)
    return app


def lobby(*, lang: Language | None = None, saves: Path | None = None) -> int:
    """Without a command the game starts in its lobby.

    Parameters
    ----------
    lang
        Language of this session; otherwise the one chosen last.
    saves
        Folder that keeps the workshops.
    """
    return play(lang=lang, saves=saves)


def run(arguments: Sequence[str], made: Callable[[], App] = application) -> int:
    """Carry out one command line, of the program or of another application; gives the exit code."""
    asked, words = parted(arguments)
    speak(asked)
    app = made()
    try:
        if asked is not None:
            words = handed_on(asked, words, app)
        answer = app(words, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        tell(explained(error, app), before="cinema-game: ")
        return WRONG_USAGE
    except Problem as problem:
        tell(problem.message, before="cinema-game: ")
        return problem.exit_code
    except TooMuchWork as refused:
        tell(refused.message, before="cinema-game: ")
        return WRONG_USAGE
    except OSError as error:
        if error.filename is None:
            raise
        tell(cannot_reach(error), before="cinema-game: ")
        return WRONG_USAGE
    return answer if isinstance(answer, int) else DONE
