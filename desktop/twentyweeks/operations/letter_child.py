"""The half-page for the child that goes with a letter that decides something."""

from dataclasses import dataclass

from twentyweeks.errors import Refused
from twentyweeks.letters.compose import WITH_A_CHILDS_COPY, compose_for_child
from twentyweeks.letters.facts import LetterFacts, Standing
from twentyweeks.letters.unfilled import check_unfilled
from twentyweeks.letters.wording import Source
from twentyweeks.paper import render, text_of
from twentyweeks.plans.finding import Finding, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildCopy:
    """The child's copy as it would be printed; empty where there is none."""

    pdf: bytes = b""
    pages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def child_copy(facts: LetterFacts, source: Source) -> ChildCopy:
    """Return the copy for the child, with why it cannot be made where it cannot.

    A parent's letter alone has one: a young person's letter is their own.
    """
    own = facts.recipient.standing is Standing.YOUNG_PERSON
    if facts.kind not in WITH_A_CHILDS_COPY or own or not facts.to_family():
        return ChildCopy()
    try:
        document = compose_for_child(facts, source)
    except Refused as refused:
        return ChildCopy(findings=(_lacking(refused.sentence),))
    pdf = render(document)
    left = tuple(check_unfilled(document))
    return ChildCopy(pdf=pdf, pages=text_of(pdf), findings=left)


def _lacking(sentence: str) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="child-copy",
        missing=f"There is no copy for the child. {sentence}",
        where="The child's copy",
        mend="Record what is missing, then make the letter again.",
    )
