"""Teams and their members as they are typed: cleaned, and told apart."""

from __future__ import annotations

from itertools import combinations

from cinema_game.language import _, say

Team = tuple[str, tuple[str, ...]]
"""The team's name and its members."""

MOST = 8
"""People in one team."""


class NamesRefused(ValueError):
    """Names that cannot be used; the message says why, in the current language."""


def team_of(team: str, members: str, beside: Team | None = None) -> Team:
    """A team from its name and its members, separated by commas; none: the team is one person.

    Args:
        team: the name as it was typed.
        members: their names as they were typed.
        beside: another team at the same keyboard, whose names are taken.

    Raises:
        NamesRefused: an unusable name, two that look alike, or too many.
    """
    from cinema_game.workshop.typed import NAME_LIMIT, TextRefused, clean, look_alike

    typed = [team, *(name for name in members.split(",") if name.strip())]
    try:
        name, *people = (clean(one, NAME_LIMIT) for one in typed)
    except TextRefused as refused:
        raise NamesRefused(say(refused.message)) from refused
    everybody = tuple(people) or (name,)
    others = beside[1] if beside is not None else ()
    if any(look_alike(one, other) for one, other in combinations((*everybody, *others), 2)):
        raise NamesRefused(_("Two people have the same name. Tell them apart, for example by an initial."))
    if beside is not None and look_alike(name, beside[0]):
        raise NamesRefused(_("Both teams have the same name. Change one."))
    if len(everybody) > MOST:
        raise NamesRefused(_("At most {most} people play in one team.").format(most=MOST))
    return name, everybody
