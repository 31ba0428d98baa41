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
    _all_known(filled.missing)
    return Document(
        title=_subject(body),
        author=facts.authority.name,
        dated=facts.written_on,
        blocks=(*_head(facts), *body),
        footer=_footer(facts),
        size=float(facts.recipient.size),
    )


_WITH_A_CHILDS_COPY = {
    LetterKind.WILL_ASSESS,
    LetterKind.REFUSE_TO_ASSESS,
    LetterKind.WILL_NOT_ISSUE,
    LetterKind.DRAFT_PLAN,
    LetterKind.FINAL_PLAN,
}


def compose_for_child(facts: LetterFacts) -> Document:
    """Return half a page that tells the child what was decided.

    Refused for a letter that decides nothing, or where something is not known.
    """
    if facts.kind not in _WITH_A_CHILDS_COPY:
        raise Refused("This letter has no copy for the child, as it decides nothing.")
    filled = filling(facts)
    body = fill(f"child-{facts.kind}", wording, filled)
    _all_known(filled.missing)
    return Document(
        title=f"{_subject(body)}: for {facts.child.known_as or facts.child.legal_name}",
        author=facts.authority.name,
        dated=facts.written_on,
        blocks=(*body,),
        footer=_footer(facts),
        size=max(14.0, float(facts.recipient.size)),
    )


def _footer(facts: LetterFacts) -> str:
    return f"Our reference {facts.child.reference} · {facts.child.legal_name}"


def _all_known(missing: list[str]) -> None:
    if missing:
        raise Refused(
            f"This letter cannot be made yet, because {_not_known(missing)}. "
            "Nothing is lost. Add it to the case or to the authority's details."
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
