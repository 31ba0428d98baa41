"""A letter, composed: who writes, to whom, and the wording of its kind."""

from twentyweeks.errors import Refused
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.letters.filling import filling
from twentyweeks.letters.template import fill
from twentyweeks.letters.wording import wording
from twentyweeks.paper.blocks import (
    Address,
    Block,
    Document,
    Heading,
    Paragraph,
    Sender,
    Span,
    plain,
)
from twentyweeks.plans.words import in_full, listed


def compose(facts: LetterFacts) -> Document:
    """Return the letter; refused in one sentence that names what is not known."""
    _has_its_facts(facts)
    filled = filling(facts)
    body = fill(facts.kind.value, wording, filled)
    if filled.missing:
        raise Refused(
            f"This letter cannot be made yet, because {_not_known(filled.missing)}. "
            "Nothing is lost. Add it to the case or to the authority's details."
        )
    return Document(
        title=_subject(body),
        author=facts.authority.name,
        dated=facts.written_on,
        blocks=(*_head(facts), *body),
        footer=f"{facts.child.legal_name} · our reference {facts.child.reference}",
        size=float(facts.recipient.size),
    )


def _has_its_facts(facts: LetterFacts) -> None:
    needed: dict[LetterKind, tuple[object, str]] = {
        LetterKind.WILL_ASSESS: (facts.assess, "the decision to assess"),
        LetterKind.REFUSE_TO_ASSESS: (facts.reasons, "the panel's decision"),
        LetterKind.WILL_NOT_ISSUE: (facts.reasons, "the panel's decision"),
        LetterKind.ADVICE_REQUEST: (facts.advice, "what the adviser is asked"),
        LetterKind.DRAFT_PLAN: (facts.draft, "the draft plan"),
        LetterKind.FINAL_PLAN: (facts.final, "the final plan"),
        LetterKind.UPDATE: (_news(facts), "one fact of this case"),
    }
    value, what = needed.get(facts.kind, (facts, ""))
    if not value:
        raise Refused(
            f"This letter cannot be made yet, because {what} is not recorded. "
            "Nothing is lost. Record it on the case first."
        )


def _news(facts: LetterFacts) -> str:
    """Return what an update has to tell: what came in, or what is awaited."""
    update = facts.update
    return f"{update.came_in}{update.awaited}".strip() if update else ""


def _not_known(names: list[str]) -> str:
    spoken = [f"the {name.replace('_', ' ')}" for name in dict.fromkeys(names)]
    return f"{listed(spoken)} {'is' if len(spoken) == 1 else 'are'} not known"


def _head(facts: LetterFacts) -> tuple[Block, ...]:
    authority = facts.authority
    return (
        Sender(
            authority.name,
            (*authority.address_lines, authority.telephone, authority.website),
        ),
        Address((facts.recipient.name, *facts.recipient.address_lines)),
        Paragraph(plain(in_full(facts.written_on))),
        Paragraph(_about(facts)),
        Paragraph(plain(f"Dear {facts.recipient.salutation}")),
    )


def _about(facts: LetterFacts) -> tuple[Span, ...]:
    child = facts.child
    return (
        Span(text="About: "),
        Span(text=child.legal_name, strong=True),
        Span(text=f". Our reference: {child.reference}"),
    )


def _subject(body: list[Block]) -> str:
    first = body[0]
    return first.text if isinstance(first, Heading) else "Letter"
