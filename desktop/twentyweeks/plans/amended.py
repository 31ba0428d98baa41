"""Papers that show changes of a plan: what changed, and what is proposed."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    Span,
    Words,
    plain,
)
from twentyweeks.plans.compare import Change, compare
from twentyweeks.plans.marked import marked_blocks
from twentyweeks.plans.sections import PlanFacts, Section

KEY: tuple[Words, ...] = (
    (
        Span(text="[Added: words]", change="added"),
        Span(text=" stands where words are put in."),
    ),
    (
        Span(text="[Removed: words]", change="removed"),
        Span(text=" stands where words are taken out."),
    ),
    plain("All other words stay as they are."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two versions, what they are called, and where school information is found."""

    before: PlanFacts
    after: PlanFacts
    was: str  # "Final plan, version 2"
    now: str
    school_information: str = ""


def compose_changes(versions: Versions) -> Document:
    """Return what changed between two versions, in plain words and marked."""
    title = f"What changed from {_low(versions.was)} to {_low(versions.now)}"
    return _paper(versions, title, tuple(_told(versions)))


def compose_amendments(versions: Versions) -> Document:
    """Return the notice of proposed amendments, with the plan marked behind it.

    SEND Regs 2014 reg 22(2); the existing Section I may stand in the copy.
    """
    blocks = (
        Paragraph(
            plain(
                f"{versions.after.authority} proposes to amend the Education, Health "
                f"and Care plan of {versions.after.legal_name}. This notice says what "
                "would change. A copy of the plan with every change marked follows, "
                "and the evidence for the changes goes with it."
            )
        ),
        Callout((Heading("What you can do"), Bullets(tuple(_rights(versions))))),
        *_told(versions),
    )
    return _paper(versions, "Notice of proposed amendments", blocks)


def _rights(versions: Versions) -> Iterator[Words]:
    yield plain(
        "Tell us what you think of the changes. You have at least 15 days, the first "
        "of them the day on which this notice is served; the letter with it gives the "
        "last day."
    )
    yield plain("Ask that a particular school or other institution is named.")
    yield plain("Ask for a meeting with us about the changes.")
    if versions.school_information:
        yield plain(
            f"Read about schools and colleges here: {versions.school_information}."
        )


def _told(versions: Versions) -> Iterator[Block]:
    changes = compare(versions.before, versions.after)
    yield Heading("The changes in plain words")
    if not changes:
        yield Paragraph(plain("Nothing is different."))
    for section in Section:
        own = [each for each in changes if each.section is section]
        if own:
            yield Heading(f"Section {section}", 3)
            yield Bullets(tuple(map(_words, own)))
    yield Heading("The plan with the changes marked")
    yield Callout((Heading("How to read it", 3), Bullets(KEY)))
    yield from marked_blocks(versions.before, versions.after)


def _words(change: Change) -> Words:
    return plain(change.sentence)


def _paper(versions: Versions, title: str, blocks: tuple[Block, ...]) -> Document:
    facts = versions.after
    return Document(
        title=f"{title}: {facts.legal_name}",
        author=facts.authority,
        dated=facts.dated,
        blocks=(
            Heading(title, 1),
            Paragraph(plain(f"{facts.legal_name}. Our reference {facts.reference}.")),
            *blocks,
        ),
        footer=f"Our reference {facts.reference} · {facts.legal_name}",
        size=facts.size,
    )


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]
