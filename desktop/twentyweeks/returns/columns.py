"""Which heading of a tracker stands for which fact, asked where it is unclear."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from twentyweeks.errors import BadInput
from twentyweeks.returns.headings import AMBIGUOUS, FIELDS, LEFT_OUT

_NEAR = 85.0
_CLOSE_RIVAL = 8.0
_DATE_FORMS = re.compile(r"ccyymmdd|yyyymmdd|ddmmyyyy|ddmmccyy")


def plain(heading: str) -> str:
    """Fold case, spaces, line breaks, brackets, dashes and date forms away."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return _DATE_FORMS.sub("", "".join(c for c in folded if c.isalnum()))


_KNOWN = {plain(name): field for field, names in FIELDS.items() for name in names}
_LEFT_OUT = {
    plain(name): reason for reason, names in LEFT_OUT.items() for name in names
}
_AMBIGUOUS = {plain(name): fields for name, fields in AMBIGUOUS.items()}
_WHOSE = ("child", "pupil", "student", "cyp")
_NO_FIELD = "This import has no place for it."
_SAVED_OUT = "Left out, as saved."


def _key(heading: str) -> str:
    """Find the key a heading is known by, with or without “child's” before it."""
    key = plain(heading)
    whose = next((word for word in _WHOSE if key.startswith(word)), "")
    bare = key.removeprefix(whose)
    for found in (key, bare, bare.removeprefix("s")):
        if found in _KNOWN or found in _AMBIGUOUS or found in _LEFT_OUT:
            return found
    return key


@dataclass(frozen=True, slots=True)
class Match:
    """A column, counted from 0, and the field it fills; `score` is out of 100."""

    position: int
    heading: str
    field: str
    how: Literal["saved", "known", "near"]
    score: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not brought in, and why."""

    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only an officer can answer; `choices` are fields, or empty."""

    about: str
    sentence: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns as they will be read, shown before anything is brought in."""

    matches: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]

    def match(self, field: str) -> Match | None:
        """Find the column that fills a field."""
        return next((found for found in self.matches if found.field == field), None)


def named(position: int, heading: str) -> str:
    """Name a column by its heading, or by its letters where it has none."""
    return heading.strip() or f"column {_letters(position)}"


def _letters(position: int) -> str:
    letters = ""
    count = position + 1
    while count:
        count, place = divmod(count - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def recognised(headings: Iterable[str], saved: Iterable[str] = ()) -> int:
    """Count the different facts that a row of headings plainly names."""
    kept = {_key(heading) for heading in saved}
    keys = {_key(heading) for heading in headings} - {""}
    return len({_KNOWN.get(key, key) for key in keys if key in _KNOWN or key in kept})


def match_columns(
    headings: Sequence[str], saved: Mapping[str, str] | None = None
) -> ColumnMapping:
    """Match headings to fields; a saved mapping (heading to field) goes first.

    An empty field in the saved mapping leaves that column out. Raises BadInput where
    a heading that would be brought in stands twice, or none is known.
    """
    reading = _Matching(_checked(saved or {}))
    for position, heading in enumerate(headings):
        reading.place(position, heading.strip())
    if not reading.matches and not reading.questions:
        raise BadInput(
            "None of the headings is known, so nothing was brought in. Check that the "
            "sheet has a row of headings such as Surname, Date of birth or UPN."
        )
    return reading.result()


def _checked(saved: Mapping[str, str]) -> dict[str, str]:
    for heading, field in saved.items():
        if field and field not in FIELDS:
            raise BadInput(
                f"The saved mapping sends “{heading}” to “{field}”, which is no field "
                "of this import; nothing was brought in."
            )
    return {plain(heading): field for heading, field in saved.items()}


class _Matching:
    """The columns placed so far."""

    def __init__(self, saved: dict[str, str]) -> None:
        self._saved = saved
        self._by_key: dict[str, int] = {}
        self.matches: list[Match] = []
        self.left_out: list[LeftOut] = []
        self.questions: list[Question] = []

    def result(self) -> ColumnMapping:
        return ColumnMapping(
            tuple(self.matches), tuple(self.left_out), tuple(self.questions)
        )

    def place(self, position: int, heading: str) -> None:
        saved = self._saved.get(plain(heading))
        key = _key(heading)
        if saved is not None:
            self._place_saved(position, heading, saved)
        elif key in _KNOWN:
            self._take(Match(position, heading, _KNOWN[key], "known", 100))
        elif key in _AMBIGUOUS:
            self._ask(heading, _AMBIGUOUS[key])
        elif key in _LEFT_OUT:
            self._leave(position, heading, _LEFT_OUT[key])
        else:
            self._place_near(position, heading)

    def _place_saved(self, position: int, heading: str, field: str) -> None:
        if field:
            self._take(Match(position, heading, field, "saved", 100))
        else:
            self._leave(position, heading, _SAVED_OUT)

    def _place_near(self, position: int, heading: str) -> None:
        rivals = _near(_key(heading))
        fields = tuple(sorted({field for field, _ in rivals if field}))
        if len(fields) > 1:
            self._ask(heading, fields)
        elif len(fields) == 1 and len(rivals) == 1:
            score = round(rivals[0][1])
            self._take(Match(position, heading, fields[0], "near", score))
        else:
            self._leave(position, heading, _NO_FIELD)

    def _take(self, found: Match) -> None:
        key = plain(found.heading)
        if key in self._by_key:
            first, second = _letters(self._by_key[key]), _letters(found.position)
            raise BadInput(
                f"The heading “{found.heading}” stands twice, in columns {first} and "
                f"{second}; nothing was brought in. Rename or delete one of them."
            )
        self._by_key[key] = found.position
        rival = next((m for m in self.matches if m.field == found.field), None)
        if rival is None:
            self.matches.append(found)
            return
        self._leave(
            found.position, found.heading, f"“{rival.heading}” is read instead."
        )
        self.questions.append(
            Question(
                found.heading,
                f"“{rival.heading}” and “{found.heading}” both stand for "
                f"{FIELDS_IN_WORDS[found.field]}. Only “{rival.heading}” is read; "
                "leave one of them out if that is wrong.",
                (found.field,),
            )
        )

    def _ask(self, heading: str, fields: tuple[str, ...]) -> None:
        choices = " or ".join(FIELDS_IN_WORDS[field] for field in fields)
        self.questions.append(
            Question(heading, f"Does “{heading}” stand for {choices}?", fields)
        )
        self.left_out.append(LeftOut(heading, "It is not clear what it stands for."))

    def _leave(self, position: int, heading: str, reason: str) -> None:
        self.left_out.append(LeftOut(named(position, heading), reason))


FIELDS_IN_WORDS = {field: names[0] for field, names in FIELDS.items()}


def _near(key: str) -> list[tuple[str, float]]:
    """Find the fields whose headings are nearly this one; "" is one to leave out."""
    best: dict[str, float] = {}
    for candidate, field in _CANDIDATES:
        if _digits(candidate) != _digits(key):
            continue
        score = fuzz.ratio(key, candidate, score_cutoff=_NEAR)
        if score:
            best[field] = max(best.get(field, 0.0), score)
    top = max(best.values(), default=0.0)
    return [(f, score) for f, score in best.items() if score > top - _CLOSE_RIVAL]


def _digits(key: str) -> str:
    return "".join(c for c in key if c.isdigit())


_CANDIDATES = [*_KNOWN.items(), *((key, "") for key in _LEFT_OUT)]
