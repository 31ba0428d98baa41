"""The rule book as text: a table, JSON, and the page that a lawyer signs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from twentyweeks.law import (
    BOOK,
    COUNTING,
    LIMBS,
    NOTICES,
    CountingRule,
    Limb,
    Notice,
    Rule,
)
from twentyweeks.law.counting import in_words


def rule_book(form: str) -> str:
    """Answer the whole rule book as a table, JSON or markdown."""
    match form:
        case "json":
            return _json()
        case "markdown":
            return _markdown()
        case _:
            return _table()


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set rows in columns as wide as their widest cell; nothing without rows."""
    if not rows:
        return
    table = [heads, *map(_printable_row, rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    line = "  ".join(f"{{:<{width}}}" for width in widths)
    for row in table:
        yield line.format(*row).rstrip()


def _printable_row(row: Sequence[str]) -> Sequence[str]:
    if "".join(row).isprintable():
        return row
    return [printable(cell) for cell in row]


@lru_cache(maxsize=32768)
def printable(text: str) -> str:
    """Keep what a terminal shows; a control character becomes a space."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _table() -> str:
    heads = ("Rule", "Length", "Who", "Law", "Checked", "Duty")
    rows = [
        (r.id, r.length.words, r.owner, r.cite, r.evidence, r.duty) for r in BOOK.rules
    ]
    lines = [f"Rule book: {BOOK.edition}", "", *columns(heads, rows)]
    return "\n".join(lines) + "\n"


def _json() -> str:
    parts = {
        "rules": map(_rule_fields, BOOK.rules),
        "counting": map(_counting_fields, COUNTING),
        "exceptions": map(_limb_fields, LIMBS.values()),
    }
    body = ",\n ".join(f'"{name}": [{_lines(rows)}]' for name, rows in parts.items())
    return f'{{"rule_book": {json.dumps(BOOK.edition)},\n {body}}}\n'


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return ",".join(f"\n  {json.dumps(row)}" for row in rows)


def _rule_fields(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "duty": rule.duty,
        "owner": rule.owner,
        "starts": rule.starts,
        "meets": rule.meets,
        "length": rule.length.words,
        "counting": rule.length.counting,
        "exceptions": rule.exceptions,
        "cite": rule.cite,
        "force": rule.force,
        "evidence": rule.evidence,
        "in_force_from": rule.in_force_from.isoformat(),
        "in_force_until": _iso(rule.in_force_until),
        "note": rule.note,
    }


def _counting_fields(rule: CountingRule) -> dict[str, object]:
    return {
        "id": rule.id,
        "words": rule.words,
        "standing": rule.standing,
        "evidence": rule.evidence,
    }


def _limb_fields(limb: Limb) -> dict[str, object]:
    return {
        "id": limb.id,
        "lifts": limb.lifts,
        "test": limb.test,
        "cite": limb.cite,
        "evidence": limb.evidence,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_INTRODUCTION = """# The law that the program follows

Made from the rule book by `twentyweeks rules --format markdown`; do not edit it here.
Rule book: {edition}.

This is no legal advice. The authority's solicitor reads each row, corrects what is
wrong, and signs it before the program is used. *Checked* says how far the words were
compared with their source: **P** against the provision; **P-part** its main words,
the tail not; **S** against a published secondary source; **M** to be verified.
"""


def _markdown() -> str:
    parts = [_INTRODUCTION.format(edition=BOOK.edition), *_counting_part()]
    for heading, group in groupby(BOOK.rules, key=lambda rule: rule.heading):
        parts += [f"## {heading}\n", *_rules_part(list(group))]
    parts += _exceptions_part()
    parts += _notices_part(NOTICES.values())
    return "\n".join(parts)


def _counting_part() -> Iterator[str]:
    heads = ("Rule", "How to count", "Settled?", "Checked", "Signed")
    yield "## Counting\n"
    yield _grid(heads, ((c.id, c.words, c.standing, c.evidence, "") for c in COUNTING))


def _rules_part(group: Sequence[Rule]) -> Iterator[str]:
    heads = (
        *("Rule", "Duty or right", "Who", "Clock starts", "Length", "Counted by"),
        *("Met or ended by", "Lifted by", "Law", "Force", "Checked", "In force"),
        "Signed",
    )
    yield _grid(heads, map(_rule_cells, group))


def _rule_cells(rule: Rule) -> tuple[str, ...]:
    return (
        rule.id,
        f"{rule.duty} {rule.note}".strip(),
        rule.owner,
        rule.starts,
        rule.length.words,
        rule.length.counting,
        rule.meets,
        ", ".join(rule.exceptions),
        rule.cite,
        rule.force,
        rule.evidence,
        _in_force(rule),
        "",
    )


def _in_force(rule: Rule) -> str:
    start = f"from {in_words(rule.in_force_from)}"
    if rule.in_force_until is None:
        return start
    return f"{start} until {in_words(rule.in_force_until)}"


def _exceptions_part() -> Iterator[str]:
    heads = ("Exception", "Lifts", "What must be shown", "Law", "Checked", "Signed")
    yield "## Exceptions\n"
    yield (
        "An exception lifts a limit where compliance is impractical because of it. It "
        "makes no new date.\n"
    )
    yield _grid(
        heads,
        ((e.id, e.lifts, e.test, e.cite, e.evidence, "") for e in LIMBS.values()),
    )


def _notices_part(notices: Iterable[Notice]) -> Iterator[str]:
    heads = ("Part", "Must contain", "Law", "Checked", "Signed")
    yield "## What the notices must contain\n"
    for notice in notices:
        yield f"### {notice.id}: {notice.title}\n"
        parts = notice.requirements
        yield _grid(heads, ((p.id, p.words, p.cite, p.evidence, "") for p in parts))


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ("---" for _ in heads)
    lines = (f"| {' | '.join(row)} |" for row in (heads, tuple(ruler), *rows))
    return "\n".join(lines) + "\n"
