"""Pages of help are whole in both languages: a command that comes without its Russian is noticed here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from cyclopts import App

from cinema_game.cli import help as pages
from cinema_game.cli.app import application, run
from cinema_game.language import current
from cinema_game.settings import Settings
from cx.message import catalogue

CATALOGUE = Path(pages.__file__).parents[1] / "locale" / "ru" / "LC_MESSAGES" / "help.po"


def commands(app: App, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in app.resolved_commands().items():
        if not name.startswith("-"):
            yield from commands(command, (*path, name))


ALL = tuple(commands(application()))


def page(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run((*words, "--help")) == 0
    return capsys.readouterr().out


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every sentence that a page asks the catalogues for."""
    sentences: set[str] = set()

    def remembered(sentence: str) -> str:
        sentences.add(sentence)
        return catalogue(current()).gettext(sentence)

    monkeypatch.setattr(pages, "_", remembered)
    return sentences


def test_every_command_and_parameter_has_its_russian(
    capsys: pytest.CaptureFixture[str], looked_up: set[str]
) -> None:
    for words in ALL:
        page(capsys, *words, "--lang", "ru")
    missing = {sentence for sentence in looked_up if catalogue("ru").gettext(sentence) == sentence}
    assert not missing, "help.po lacks:\n" + "\n".join(sorted(missing))
    with CATALOGUE.open("rb") as file:
        known = {str(message.id) for message in read_po(file, locale="ru") if message.id}
    filled_in = {sentence for sentence in known if "{" in sentence}
    assert not known - looked_up - filled_in, "help.po keeps what no page says"


@pytest.mark.parametrize("words", ALL, ids=lambda words: " ".join(words) or "cinema-game")
def test_everything_that_can_be_given_is_explained(words: tuple[str, ...]) -> None:
    app = application()
    for word in words:
        app = app[word]
    assert app.help.strip()
    if app.default_command is not None:
        for argument in app.assemble_argument_collection(parse_docstring=True):
            assert argument.parameter.help, f"{' '.join(words)} {argument.name} is not explained"


def test_a_page_in_russian_speaks_russian(capsys: pytest.CaptureFixture[str]) -> None:
    told = page(capsys, "simulate", "--lang", "ru")
    assert "Использование: cinema-game simulate [ПАРАМЕТРЫ] СЦЕНАРИЙ" in told
    assert "[обязательно]" in told
    assert "[на выбор: table, json, csv]" in " ".join(told.replace("│", " ").split())
    assert "[по умолчанию: 20000]" in told
    assert not {"Usage", "required", "default", "choices", "INT", "PATH"} & set(
        told.replace("[", " ").split()
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "ru", "simulate", "--help"),
        ("--lang=ru", "simulate", "--help"),
        ("simulate", "--lang", "ru", "--help"),
        ("simulate", "--help", "--lang", "ru"),
        ("--help", "--lang", "ru"),
        ("scenario", "--lang", "ru"),
        ("scenario", "schema", "--help", "--lang", "ru"),
    ],
    ids=" ".join,
)
def test_the_language_may_stand_anywhere(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 0
    assert "Использование:" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_command_takes_the_language_from_either_side(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    language = ("--lang", "ru")
    listing = ("scenario", "list")
    assert run((*language, *listing) if place == "before" else (*listing, *language)) == 0
    assert "Сценарии" in capsys.readouterr().out


def test_a_command_without_words_takes_the_language_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("scenario", "schema", "--lang", "ru")) == 0
    assert capsys.readouterr().out.startswith("{")


@pytest.mark.parametrize(("environment", "word"), [("ru_RU.UTF-8", "Использование:"), ("C.UTF-8", "Usage:")])
def test_help_speaks_the_language_of_the_machine(
    environment: str,
    word: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("CINEMA_GAME_CONFIG", str(tmp_path))
    monkeypatch.setenv("LC_ALL", environment)
    assert word in page(capsys)


def test_help_speaks_the_language_that_was_chosen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CINEMA_GAME_CONFIG", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Settings(language="ru").save()
    assert "Использование:" in page(capsys)
