"""The emotion curve: heights, gaps, the place of the hand, alignment with a grid below."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from cinema_game.ui.feelings import FULL
from cinema_game.ui.themes import DEFAULTS, THEMES
from cinema_game.ui.widgets.accumulated import Accumulated, Gathered, gather
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve, Picture, Series, legend
from cinema_game.ui.widgets.dots import along, raster

VALUES = st.lists(st.none() | st.floats(-1, 1), min_size=1, max_size=60)


class Bench(App[None]):
    """A curve over its bars, and nothing else."""

    def __init__(self, picture: Picture, columns: Columns, gathered: Gathered | None = None) -> None:
        super().__init__()
        self.made = Curve(picture, columns)
        self.bars = Accumulated(gathered or Gathered(), columns)
        self.touched: list[tuple[int, float]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def compose(self) -> ComposeResult:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "evening"
        yield self.made
        yield self.bars

    def on_curve_touched(self, message: Curve.Touched) -> None:
        self.touched.append((message.index, message.value))

    def rows(self) -> list[str]:
        return [
            "".join(segment.text for segment in self.made.render_line(y))
            for y in range(self.made.size.height)
        ]


@given(VALUES, st.sampled_from([None, 7, 13]), st.integers(0, 200), st.integers(20, 120))
def test_a_line_stays_between_its_values(
    values: list[float | None], width: int | None, shift: int, room: int
) -> None:
    line, _ = along(values, Columns(len(values), width, shift if width else 0), room)
    known = [value for value in values if value is not None]
    drawn = line[np.isfinite(line)]
    assert len(line) == 2 * room
    if not known:
        assert not len(drawn)
    elif len(drawn):
        assert min(known) - 1e-9 <= drawn.min()
        assert drawn.max() <= max(known) + 1e-9


@given(VALUES, st.integers(1, 20))
def test_the_raster_has_a_dot_for_every_drawn_place(values: list[float | None], rows: int) -> None:
    line, _ = along(values, Columns(len(values)), 40)
    cells = raster(line, rows)
    assert cells.shape == (rows, 40)
    drawn = np.isfinite(line).reshape(-1, 2).any(axis=1)
    assert ((cells > 0).any(axis=0) == drawn).all()


@given(st.integers(1, 200), st.sampled_from([None, 5, 14]), st.integers(0, 40), st.integers(20, 160))
def test_a_cell_of_a_column_belongs_to_it(count: int, width: int | None, shift: int, room: int) -> None:
    columns = Columns(count, width, shift if width else 0)
    for cell in range(columns.gutter, room):
        index = columns.at(cell, room)
        if index is not None:
            assert columns.left(index, room) <= cell < columns.left(index + 1, room)


def test_unknown_feelings_add_nothing_and_before_the_first_nothing_is_known() -> None:
    assert gather((None, 0.5, None, -1.0), (1, 2, 9, 1)) == (None, 1.0, 1.0, 0.0)


@pytest.mark.parametrize("height", [5, 9])
async def test_a_better_feeling_stands_higher(height: int) -> None:
    app = Bench(Picture((Series("all", (1.0, 0.0, -1.0)),)), Columns(3, 12))
    app.made.styles.height = height
    async with app.run_test(size=(60, 20)):
        rows = app.rows()
        assert f"+{FULL}" in rows[0]
        assert f"−{FULL}" in rows[-1]
        assert [y for y, row in enumerate(rows) if "●" in row] == [0, (height - 1) // 2, height - 1]


async def test_lines_can_be_told_apart_without_colour() -> None:
    ours = Series("ours", (0.5, 0.5, 0.5))
    theirs = Series("theirs", (-0.5, -0.5, -0.5), "curve-other", dotted=True, mark="○")
    app = Bench(Picture((ours, theirs)), Columns(3, 12))
    async with app.run_test(size=(60, 20)):
        rows = app.rows()
        solid = next(row for row in rows if "●" in row)
        dotted = next(row for row in rows if "○" in row)
        between = slice(12, 30)
        assert " " not in solid[between].replace("┈", " ")
        assert dotted[between].count("⠉") + dotted[between].count("⠒") + dotted[between].count(" ") > 2
        assert solid[between] != dotted[between].replace("○", "●")
    said = legend((ours, theirs)).plain
    assert "──● ours" in said
    assert "┄┄○ theirs" in said


async def test_key_moments_and_stages_are_marked() -> None:
    picture = Picture((Series("all", (0.0, 1.0, -1.0, 0.0)),), stages=(0, 2), marks=((1, "◆"),))
    app = Bench(picture, Columns(4, 10, gutter=6))
    async with app.run_test(size=(60, 20)):
        rows = app.rows()
        assert rows[0].index("◆") == 6 + 10 + 5
        assert rows[0][6 + 20 - 1] == "┊"


async def test_the_hand_lights_its_column_in_curve_and_bars() -> None:
    columns = Columns(3, 10, gutter=5)
    app = Bench(
        Picture((Series("all", (0.0, 0.0, 0.0)),), cursor=1), columns, Gathered((0.5, 1.0, -1.0), "sum", 1)
    )
    async with app.run_test(size=(60, 20)):
        for strip in (app.made.render_line(0), app.bars.render_line(0)):
            lit: list[int] = []
            x = 0
            for segment in strip:
                if segment.style and segment.style.bgcolor == _light(app):
                    lit += range(x, x + len(segment.text))
                x += len(segment.text)
            assert lit == list(range(15, 25))


def _light(app: Bench) -> object:
    from rich.style import Style

    return Style(bgcolor=app.theme_variables["panel-lighten-1"]).bgcolor


async def test_a_new_picture_is_shown_at_once_and_the_mouse_tells_where_it_was() -> None:
    app = Bench(Picture((Series("all", (0.0, 0.0)),)), Columns(2, 20))
    async with app.run_test(size=(60, 20)) as pilot:
        before = app.rows()
        app.made.picture = Picture((Series("all", (1.0, 0.0)),))
        assert app.rows() != before
        await pilot.click(Curve, offset=(30, 0))
        await pilot.click(Curve, offset=(10, app.made.size.height - 1))
        await pilot.click(Curve, offset=(1, 1))
        assert app.touched == [(1, 1.0), (0, -1.0)]


async def test_bars_show_sign_by_shape_and_the_sum_as_a_figure() -> None:
    app = Bench(Picture(), Columns(2, 10), Gathered((2.0, -1.0), "sum"))
    async with app.run_test(size=(60, 20)):
        strip = app.bars.render_line(0)
        text = "".join(segment.text for segment in strip)
        assert text.startswith("sum")
        assert text.rstrip().endswith("−1.0")
        good, bad = text[4], text[14]
        assert good == "▇"
        assert bad in "▃▄▅"
        assert strip.cell_length == 60


async def test_bad_and_missing_values_do_no_harm() -> None:
    values = (None, float("nan"), 7.0, -9.0, None)
    app = Bench(Picture((Series("[red]x[/]", values),), band=((None, None),) * 5, cursor=99), Columns(5))
    async with app.run_test(size=(30, 20)) as pilot:
        assert app.rows()
        app.made.columns = Columns(0)
        app.made.picture = Picture()
        await pilot.resize_terminal(4, 2)
        assert app.rows() is not None
