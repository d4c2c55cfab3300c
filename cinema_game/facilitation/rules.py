"""What a rater may do: a book and an action give a book, or a refusal with a sentence. Pure."""

from __future__ import annotations

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.book import Book, Correction, Mark, OwnPhrase, Step
from cinema_game.language import N_
from cinema_game.workshop.refusal import RuleBroken

PHRASES = 200
"""Sentences that a rater's own bank holds."""


def apply(book: Book | None, action: do.MarkAction) -> Book:
    """The book after an action (None: before the first).

    Raises:
        RuleBroken: the action is refused; its message says what to do.
    """
    if book is None:
        if not isinstance(action, do.OpenBook):
            raise RuleBroken(
                N_("The book of marks has not been opened yet. Its first action says whose it is.")
            )
        return _opened(action)
    return _after(book, action).model_copy(update={"last_at": action.at})


def _opened(action: do.OpenBook) -> Book:
    return Book(
        rater=action.who,
        rubric=action.rubric,
        criteria=action.criteria,
        began=action.at,
        last_at=action.at,
    )


def _after(book: Book, action: do.MarkAction) -> Book:
    match action:
        case do.OpenBook():
            raise RuleBroken(N_("This book of marks is open already."))
        case do.AdoptRubric():
            return book.model_copy(update={"rubric": action.rubric, "criteria": action.criteria})
        case do.Deal():
            return _dealt(book, action)
        case do.PutMark():
            return _marked(book, action)
        case do.TakeMark():
            if book.mark(action.map, action.criterion) is None:
                raise RuleBroken(N_("There is no mark of yours here to take away."))
            return _with_mark(book, action.map, action.criterion, None)
        case do.Correct():
            _known(book, action.map)
            correction = Correction(
                map=action.map, point=action.point, touchpoint=action.touchpoint, at=action.at
            )
            return _with_correction(book, action.map, action.point, correction)
        case do.Uncorrect():
            if action.point not in book.corrected(action.map):
                raise RuleBroken(N_("This match was not corrected, so there is nothing to give back."))
            return _with_correction(book, action.map, action.point, None)
        case do.SkipCalibration():
            if book.calibrated:
                raise RuleBroken(N_("The calibration map is behind you already."))
            return book.model_copy(update={"skipped": action.reason})
        case do.KeepPhrase():
            return _with_phrase(book, action)
        case do.DropPhrase():
            rest = tuple(phrase for phrase in book.phrases if phrase.id != action.phrase)
            if len(rest) == len(book.phrases):
                raise RuleBroken(N_("Your comment bank holds no such sentence."))
            return book.model_copy(update={"phrases": rest})
        case do.Undo():
            return _undone(book)


def _dealt(book: Book, action: do.Deal) -> Book:
    new = tuple(dict.fromkeys(map_ for map_ in action.maps if map_ not in (*book.order, do.CALIBRATION)))
    if not new:
        raise RuleBroken(N_("These maps are in your order already."))
    return book.model_copy(update={"order": (*book.order, *new)})


def _marked(book: Book, action: do.PutMark) -> Book:
    _known(book, action.map)
    if action.criterion not in book.criteria:
        raise RuleBroken(N_("The rubric has no criterion “{id}”."), id=action.criterion)
    if action.map != do.CALIBRATION and not book.calibrated:
        raise RuleBroken(
            N_("First mark every row of the calibration map, or skip it and say why. Then real maps open.")
        )
    mark = Mark(
        map=action.map,
        criterion=action.criterion,
        level=action.level,
        computed=action.computed,
        reason=action.reason,
        comments=action.comments,
        text=action.text,
        at=action.at,
    )
    if mark.replaces and action.reason is None:
        raise RuleBroken(
            N_(
                "The program has computed {computed} here. A mark of {level} replaces it only with a reason: "
                "write in a few words what the program does not see."
            ),
            computed=action.computed,
            level=action.level,
        )
    return _with_mark(book, action.map, action.criterion, mark)


def _known(book: Book, map_: str) -> None:
    if map_ != do.CALIBRATION and map_ not in book.order:
        raise RuleBroken(N_("This map is not in your order. Open the folder again to take it in."))


def _with_mark(book: Book, map_: str, criterion: str, mark: Mark | None) -> Book:
    step = Step(map=map_, criterion=criterion, mark=book.mark(map_, criterion))
    return _stepped(_put_mark(book, step, mark), step)


def _with_correction(book: Book, map_: str, point: str, correction: Correction | None) -> Book:
    before = next((one for one in book.corrections if (one.map, one.point) == (map_, point)), None)
    step = Step(map=map_, point=point, correction=before)
    return _stepped(_put_correction(book, step, correction), step)


def _put_mark(book: Book, step: Step, mark: Mark | None) -> Book:
    rest = tuple(one for one in book.marks if (one.map, one.criterion) != (step.map, step.criterion))
    return book.model_copy(update={"marks": rest if mark is None else (*rest, mark)})


def _put_correction(book: Book, step: Step, correction: Correction | None) -> Book:
    rest = tuple(one for one in book.corrections if (one.map, one.point) != (step.map, step.point))
    return book.model_copy(update={"corrections": rest if correction is None else (*rest, correction)})


def _stepped(book: Book, step: Step) -> Book:
    return book.model_copy(update={"done": (*book.done, step)})


def _with_phrase(book: Book, action: do.KeepPhrase) -> Book:
    if len(book.phrases) >= PHRASES:
        raise RuleBroken(N_("Your comment bank is full. Drop a sentence that you no longer use."))
    if any((one.criterion, one.text) == (action.criterion, action.text) for one in book.phrases):
        raise RuleBroken(N_("Your comment bank holds this sentence already."))
    phrase = OwnPhrase(id=action.id, criterion=action.criterion, text=action.text)
    return book.model_copy(update={"phrases": (*book.phrases, phrase)})


def _undone(book: Book) -> Book:
    if not book.done:
        raise RuleBroken(N_("There is nothing to take back."))
    step = book.done[-1]
    before = book.model_copy(update={"done": book.done[:-1]})
    if step.criterion is not None:
        return _put_mark(before, step, step.mark)
    return _put_correction(before, step, step.correction)
