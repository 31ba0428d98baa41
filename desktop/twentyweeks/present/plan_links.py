"""The map of a plan: which help meets which need, and where it leads."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from twentyweeks.plans.linked import Help, Row
from twentyweeks.present.plan import LinkLine
from twentyweeks.present.tone import Tone

WIDE = 90  # letters of a cell
_NO_HELP = "No provision meets this need"
_NO_NEED = "No need calls for this"
_NO_OUTCOME = "Leads to no outcome"


def link_lines(rows: Sequence[Row]) -> tuple[LinkLine, ...]:
    """Return a line for each help of each need, then what stands alone."""
    return tuple(line for row in rows for line in _lines(row))


def _lines(row: Row) -> Iterator[LinkLine]:
    if row.outcome is not None:
        yield LinkLine(
            need="",
            help="No provision leads there",
            outcome=_short(row.label, row.outcome.words),
            section="E",
            help_tone=Tone.AMBER,
        )
    elif row.need is None:
        yield from (_help("", each, Tone.AMBER) for each in row.helps)
    elif not row.helps:
        tone = Tone.RED if row.label.startswith("B") else Tone.AMBER
        section = "F" if tone is Tone.RED else row.label[0]
        yield LinkLine(
            need=_short(row.label, row.need.words),
            help=_NO_HELP,
            outcome="",
            section=section,
            help_tone=tone,
        )
    else:
        need = _short(row.label, row.need.words)
        for number, each in enumerate(row.helps):
            yield _help(need if number == 0 else "", each, None)


def _help(need: str, help_: Help, tone: Tone | None) -> LinkLine:
    outcome = help_.outcome
    named = _short(f"E{outcome.number}", outcome.words) if outcome else _NO_OUTCOME
    return LinkLine(
        need=_NO_NEED if tone else need,
        help=_short(help_.label, help_.line.what),
        outcome=named,
        section=help_.section.value,
        need_tone=tone,
        outcome_tone=None if outcome else Tone.AMBER,
    )


def _short(label: str, words: str) -> str:
    return f"{label} {shorten(words, WIDE, placeholder='…')}"
