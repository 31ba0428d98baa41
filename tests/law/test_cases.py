"""Each case of the law as an officer can read and correct it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from twentyweeks.law import ExceptionRow, Limit, Timetable, read_events, timetable

FOLDER = Path(__file__).with_name("cases")


class _Cases(yaml.SafeLoader):
    """YAML in which `on` is a word, as the events write it."""


_Cases.yaml_implicit_resolvers = {
    letter: [
        (tag, word)
        for tag, word in pairs
        if not (tag.endswith("bool") and letter in "oO")
    ]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

DATED = ("due", "earliest", "met_on")


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in _Cases(path.read_text("utf-8")).get_single_data():
            yield pytest.param(case, id=f"{path.stem}: {case['policy']}")


def plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def answer(case: dict) -> Timetable:
    events = read_events(plain(case["events"]))
    return timetable(events, case["as_of"], case.get("born"))


def day(words: str | None) -> date | None:
    """Read "Mon 2026-04-13" and hold the weekday against the date."""
    if words is None:
        return None
    found = datetime.strptime(words[4:], "%Y-%m-%d").date()  # noqa: DTZ007
    assert words[:3] == found.strftime("%a"), words
    return found


def matches(limit: Limit, wanted: dict) -> bool:
    keys = ("rule", "about", "started_by")
    return all(getattr(limit, key) == wanted[key] for key in keys if key in wanted)


def holds(limit: Limit, wanted: dict) -> None:
    for name, value in wanted.items():
        expected = day(value) if name in DATED else value
        if name in ("lifted_by", "warnings"):
            expected = tuple(value)
        assert getattr(limit, name) == expected, f"{limit.rule}: {name}"


def found(rows: tuple[ExceptionRow, ...], wanted: dict) -> ExceptionRow:
    keys = ("limb", "rule", "about")
    [row] = [
        row
        for row in rows
        if all(getattr(row, key) == wanted[key] for key in keys if key in wanted)
    ]
    return row


@pytest.mark.parametrize("case", list(cases()))
def test_policy(case: dict) -> None:
    given = answer(case)
    for wanted in case.get("limits", []):
        [limit] = [one for one in given.limits if matches(one, wanted)]
        holds(limit, wanted)
    if case.get("only"):
        assert len(given.limits) == len(case["limits"])
    for rule in case.get("none_of", []):
        assert all(limit.rule != rule for limit in given.limits)
    for wanted in case.get("exceptions", []):
        row = found(given.exceptions, wanted)
        for name, value in wanted.items():
            assert getattr(row, name) == value
    if case.get("no_other_exceptions"):
        assert len(given.exceptions) == len(case["exceptions"])
