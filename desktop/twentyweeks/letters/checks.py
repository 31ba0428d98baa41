"""What stands between a composed letter and the post.

A finding of law stops issue and has no override. A finding of practice is for a
person to look at once.
"""

from collections.abc import Collection, Iterator

from twentyweeks.letters.addressed import check_addressed
from twentyweeks.letters.facts import TO_OTHERS, Child, LetterFacts
from twentyweeks.letters.generic import check_news, check_reasons, check_tone
from twentyweeks.letters.late import check_lateness
from twentyweeks.letters.noticed import NOTICED
from twentyweeks.letters.onechild import check_people, one_child
from twentyweeks.letters.promised import check_dates, check_draft, check_frozen
from twentyweeks.letters.required import REQUIRED
from twentyweeks.letters.requirement import Requirement
from twentyweeks.letters.text import body_of, folded, text_of
from twentyweeks.letters.typed_days import check_typed_days
from twentyweeks.letters.unfilled import check_unfilled
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.finding import Finding, Rule, stops_issue

__all__ = ["Finding", "Rule", "check", "check_paper", "one_child", "stops_issue"]


def check(
    facts: LetterFacts, document: Document, others: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what is missing or wrong in a letter; `others` are other children."""
    known = tuple(check_dates(facts))
    days = {each.where for each in known}
    return (
        *_required(facts, document),
        *check_unfilled(document),
        *check_addressed(facts),
        *known,
        *(e for e in check_typed_days(facts, document) if e.where not in days),
        *check_draft(facts),
        *check_lateness(facts),
        *check_frozen(facts),
        *check_reasons(facts),
        *check_tone(facts, document),
        *check_news(facts),
        *check_people(facts, document, others),
    )


def check_paper(
    document: Document,
    child: Child,
    others: Collection[str],
    own_people: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what any paper about a child, a plan for instance, should not hold."""
    return (
        *check_unfilled(document),
        *one_child([text_of(document)], child, others, own_people),
    )


def _required(facts: LetterFacts, document: Document) -> Iterator[Finding]:
    text = folded(body_of(document))
    own = facts.to_family() or facts.kind in TO_OTHERS
    for requirement in (REQUIRED if own else NOTICED).get(facts.kind, ()):
        proof = requirement.proof
        needed = (*proof.says, *proof.tells(facts))
        if not all(words and folded(words).rstrip(".") in text for words in needed):
            yield _lacking(requirement)


def _lacking(requirement: Requirement) -> Finding:
    return Finding(
        rule=Rule.LAW,
        requirement=requirement.id,
        missing=requirement.proof.missing,
        where=requirement.proof.where,
        mend=requirement.proof.mend,
        cite=requirement.cite,
        evidence=requirement.evidence,
    )
