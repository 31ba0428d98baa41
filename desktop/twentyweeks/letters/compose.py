"""A letter, composed: who writes, to whom, and the wording of its kind."""

from twentyweeks.errors import Refused
from twentyweeks.letters.facts import TO_OTHERS, LetterFacts, LetterKind, Standing
from twentyweeks.letters.filling import filling
from twentyweeks.letters.known import check_known, check_recorded
from twentyweeks.letters.late import with_lateness
from twentyweeks.letters.template import fill
from twentyweeks.letters.wording import Source, wording
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
from twentyweeks.plans.words import in_full, of, without_weekday


def compose(facts: LetterFacts, source: Source = wording) -> Document:
    """Return the letter in the wording that `source` gives.

    Refused in one sentence that names what is not known.
    """
    check_recorded(facts)
    filled = filling(facts)
    body = fill(wording_for(facts), source, filled)
    check_known(filled.missing)
    return Document(
        title=_subject(body),
        author=facts.authority.name,
        dated=facts.written_on,
        blocks=(*_head(facts), *with_lateness(body, facts)),
        footer=_footer(facts),
        size=float(facts.recipient.size),
    )


WITH_A_CHILDS_COPY = {
    LetterKind.WILL_ASSESS,
    LetterKind.REFUSE_TO_ASSESS,
    LetterKind.WILL_NOT_ISSUE,
    LetterKind.DRAFT_PLAN,
    LetterKind.FINAL_PLAN,
    LetterKind.AMENDMENT_NOTICE,
    LetterKind.KEEP_PLAN,
    LetterKind.NOT_AMEND,
    LetterKind.CEASE_PLAN,
    LetterKind.WILL_REASSESS,
    LetterKind.WILL_NOT_REASSESS,
}
"""The letters that decide something, and so have a copy for the child."""


_FOR_THE_FAMILY = {
    LetterKind.DRAFT_PLAN,
    LetterKind.AMENDMENT_NOTICE,
    LetterKind.NOT_AMEND,
    LetterKind.TRANSFER_IN,
    LetterKind.MEDIATION,
    LetterKind.TRIBUNAL_ORDER,
    LetterKind.UPDATE,
}


def compose_for_child(facts: LetterFacts, source: Source = wording) -> Document:
    """Return half a page that tells the child what was decided.

    Refused for a letter that decides nothing, or where something is not known.
    """
    if facts.kind not in WITH_A_CHILDS_COPY:
        raise Refused("This letter has no copy for the child, as it decides nothing.")
    filled = filling(facts)
    body = fill(f"child-{facts.kind}", source, filled)
    check_known(filled.missing)
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


def wording_for(facts: LetterFacts) -> str:
    """Return the wording's name: a school or service gets the notice alone."""
    if facts.kind is LetterKind.CONSULT_SCHOOL and facts.to_family():
        raise Refused(
            f"{facts.recipient.name} is recorded as one of the family, and this letter "
            "is for a school or college. Nothing is lost. Choose another recipient."
        )
    if facts.to_family() or facts.kind in TO_OTHERS:
        return facts.kind.value
    if facts.kind in _FOR_THE_FAMILY or _moves_past(facts):
        raise Refused(
            f"{facts.recipient.name} is recorded as a school or a service, and this "
            "letter is for the family. Nothing is lost. Choose another recipient."
        )
    return f"notice-{facts.kind}"


def _moves_past(facts: LetterFacts) -> bool:
    """Return whether a plan that moves is told to who does not take it over."""
    takes_over = facts.recipient.standing is Standing.AUTHORITY
    return facts.kind is LetterKind.TRANSFER_OUT and not takes_over


def _head(facts: LetterFacts) -> tuple[Block, ...]:
    authority = facts.authority
    lines = (*authority.address_lines, authority.telephone, authority.website)
    return (
        Sender(authority.name, tuple(filter(None, lines))),
        Address(
            (facts.recipient.name, *facts.recipient.address_lines), authority.window
        ),
        Paragraph(plain(in_full(facts.written_on))),
        Paragraph(_about(facts)),
        Paragraph(plain(f"Dear {facts.recipient.salutation}")),
        *_acting(facts),
        *_replaces(facts),
    )


def _acting(facts: LetterFacts) -> tuple[Block, ...]:
    if not facts.recipient.acts_as:
        return ()
    words = (
        f"You get this letter {facts.recipient.acts_as}. The rights in it are "
        f"{of(facts.child.legal_name)}, and you act in their place."
    )
    return (Paragraph(plain(words)),)


def _replaces(facts: LetterFacts) -> tuple[Block, ...]:
    if facts.replaces is None:
        return ()
    was = without_weekday(facts.replaces)
    words = f"This letter replaces our letter of {was}. Please go by the dates in it."
    return (Paragraph(plain(words)),)


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
