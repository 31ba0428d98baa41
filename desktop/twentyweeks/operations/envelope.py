"""The window envelope of the authority: which it is, and a sheet to test it with."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Authority, Envelope
from twentyweeks.errors import BadInput
from twentyweeks.operations.changing import (
    Opened,
    SeenWrites,
    seen_writes,
    write_changes,
)
from twentyweeks.operations.saving import missing, saving
from twentyweeks.operations.typed import KEPT
from twentyweeks.operations.unlock import Caseload
from twentyweeks.paper import render
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Sender,
    plain,
)
from twentyweeks.paper.window import ENVELOPES, POST_HOUSE, Window

ENVELOPE_OPTIONS = tuple((kind, each.words) for kind, each in ENVELOPES.items())
FARTHEST = 10
"""Millimetres by which an address may be moved: farther is another envelope."""
_SAMPLE = (
    "Alex Sample",
    "Sampleton Primary School",
    "Sample Lane",
    "Sampleton",
    "ZZ99 3AA",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeForm:
    """Which envelope, and by how many millimetres the address is moved, as typed."""

    kind: str = ""
    right: str = ""
    down: str = ""


def envelope_form(caseload: Caseload) -> Opened[EnvelopeForm]:
    """Open the authority's envelope for a change."""
    with caseload.reading() as session:
        authority = authority_of(session)
        held = authority.envelope or Envelope()
        form = EnvelopeForm(
            kind=held.kind, right=_figures(held.right), down=_figures(held.down)
        )
        return Opened(form, seen_writes(session, authority))


def change_envelope(
    caseload: Caseload, form: EnvelopeForm, seen: SeenWrites, now: datetime
) -> None:
    """Write the envelope for the whole team; BadInput for what is no distance."""
    envelope = _read(form)
    with saving(caseload, now) as journal:
        authority = authority_of(journal.session)
        write_changes(journal, authority, {"envelope": envelope}, seen)


def envelope_sheet(caseload: Caseload, form: EnvelopeForm, today: date) -> bytes:
    """Return a sheet with the window and the address block outlined, to be folded."""
    window = window_of(_read(form))
    with caseload.reading() as session:
        name = authority_of(session).name
    steps = (
        "Print this sheet at its full size. The figures on its two rulers are "
        "millimetres from its left and its top edge: hold a ruler against them.",
        "Fold it as this envelope needs it, and put it in.",
        "Tap the envelope on each of its four edges.",
        _in_sight(window),
        "If not, move the address by some millimetres, and print the sheet again.",
    )
    return render(
        Document(
            title="Test sheet for window envelopes",
            author=name,
            dated=today,
            blocks=(
                Sender(name),
                Address(_SAMPLE, window, outlined=True),
                Heading("Test sheet for window envelopes", 1),
                Paragraph(plain(f"{window.words}. {stock_words(form.kind)}".strip())),
                Bullets(tuple(map(plain, steps)), numbered=True),
            ),
        )
    )


def _in_sight(window: Window) -> str:
    if window.block == window.glass:
        return "All of the frame must stay in sight."
    return (
        "All of the inner frame must stay in sight, and nothing outside the outer one."
    )


def stock_words(kind: str) -> str:
    """Return which make of envelope an address is placed for."""
    stock = ENVELOPES[kind].stock if kind in ENVELOPES else ""
    return f"Made for {stock}. Measure yours: makes differ." if stock else ""


def window_of(envelope: Envelope | None) -> Window:
    """Return where the address of a letter goes; a kind not known is the first."""
    if envelope is None:
        return POST_HOUSE
    window = ENVELOPES.get(envelope.kind, POST_HOUSE)
    return window.moved(envelope.right, envelope.down)


def _read(form: EnvelopeForm) -> Envelope:
    if form.kind not in ENVELOPES:
        raise BadInput(f"Envelope: choose one of the list. {KEPT}", field="kind")
    return Envelope(
        kind=form.kind,
        right=_distance(form.right, "right", "To the right"),
        down=_distance(form.down, "down", "Down"),
    )


def _distance(typed: str, field: str, name: str) -> float:
    said = typed.strip().replace("\u2212", "-").replace(",", ".")
    try:
        distance = float(said or 0)
    except ValueError:
        distance = FARTHEST + 1.0
    if not -FARTHEST <= distance <= FARTHEST:
        raise BadInput(
            f"{name}: a number of millimetres from -{FARTHEST} to {FARTHEST}, as 2 or "
            f"-1.5. {KEPT}",
            field=field,
        )
    return distance


def _figures(distance: float) -> str:
    return f"{distance:g}"


def authority_of(session: Session) -> Authority:
    """Return the authority whose caseload this is."""
    held = session.scalars(select(Authority).order_by(Authority.id)).first()
    if held is None:
        raise missing("authority")
    return held
