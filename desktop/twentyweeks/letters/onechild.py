"""One child's paper and no other's: names, pronouns, school, page by page."""

import re
from collections.abc import Collection, Iterator, Sequence

from twentyweeks.letters.facts import Child, LetterFacts
from twentyweeks.letters.names import Planted, planted
from twentyweeks.letters.text import body_of, folded, text_of
from twentyweeks.paper.blocks import Document
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.words import MONTHS, without_weekday

_CONFIDENCE = "SEND Regs 2014 reg 17; UK GDPR Article 5(1)(f)"
_NAME = r"(?:St\.?|[A-Z\u00c0-\u017f][^\W\d_]*(?:['\u2019-][^\W\d_]+)*)"
_KINDS = "Primary|Infants|Juniors|Grammar|Comprehensive|Pre-school|Playgroup"
_SCHOOL = re.compile(
    rf"Ysgol(?: {_NAME})+|(?:{_NAME} )+(?:School|Academy|College|Nursery|{_KINDS})\b"
)
_BORN = re.compile(rf"\b[Bb]orn (?:on )?(\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def one_child(
    pages_text: Sequence[str],
    child: Child,
    others: Collection[str],
    own_people: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what each page of a printed paper says of any other child.

    `pages_text` is the text taken from the PDF, a string a page. A page without
    text is named too: nobody has checked it. `own_people` are no finding.
    """
    own = (child.legal_name, child.known_as, *own_people)
    findings: list[Finding] = []
    for number, text in enumerate(pages_text, start=1):
        where = f"Page {number}"
        if not text.strip():
            findings.append(_unread(number))
            continue
        if not _says_whose(text, child):
            findings.append(_nobodys(where, child))
        findings += (_other(name, where) for name in planted(text, others, own))
    return tuple(findings)


def others_named(
    texts: Sequence[tuple[str, str]],
    child: Child,
    others: Collection[str],
    own_people: Collection[str] = (),
) -> Iterator[Finding]:
    """Find other children's names in texts that are not printed yet.

    `texts` are pairs of where it stands and the words.
    """
    own = (child.legal_name, child.known_as, *own_people)
    whole = " ".join(words for _, words in texts)
    near = {each.name for each in planted(whole, others, own)}
    for where, words in texts if near else ():
        yield from (_other(name, where) for name in planted(words, near, own))


def check_people(
    facts: LetterFacts, document: Document, others: Collection[str]
) -> Iterator[Finding]:
    """Find another child's name, a pronoun not given, a school not the child's."""
    text = text_of(document)
    for name in planted(text, others, _own_names(facts)):
        yield _other(name, "The letter")
    if not _says_whose(text, facts.child):
        yield _nobodys("The letter", facts.child)
    body = body_of(document)
    yield from _references(facts, text)
    yield from _born(facts, body)
    yield from _pronouns(facts, body)
    yield from _schools(facts, body)


def _own_names(facts: LetterFacts) -> tuple[str, ...]:
    child, recipient = facts.child, facts.recipient
    bodies = facts.authority
    return (
        child.legal_name,
        child.known_as,
        recipient.name,
        recipient.salutation,
        facts.officer.name,
        facts.asked_by,
        bodies.mediation_contact.name,
        bodies.mediation_adviser.name,
        *facts.own_people,
    )


def _says_whose(text: str, child: Child) -> bool:
    said = folded(text)
    return folded(child.reference) in said or folded(child.legal_name) in said


def _other(planted: Planted, where: str, what: str = "the name") -> Finding:
    """Return a stop for a whole name, and a question for a given name alone."""
    missing = f"“{planted.said}” is {what} of another child or young person."
    if not planted.whole:
        missing = f"“{planted.said}” may be another child, {planted.name}."
    return Finding(
        rule=Rule.LAW if planted.whole else Rule.PRACTICE,
        requirement="one-child",
        missing=missing,
        where=where,
        mend=(
            "Take it out; or, where this is one of the child's own people, add the "
            "person to the case."
        ),
        cite=_CONFIDENCE,
    )


def _unread(number: int) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="page-unread",
        missing=f"Page {number} has no text to read, so it was not checked.",
        where=f"Page {number}",
        mend="Look at this page yourself before it goes into the envelope.",
    )


def _nobodys(where: str, child: Child) -> Finding:
    return Finding(
        rule=Rule.PRACTICE,
        requirement="page-whose",
        missing=(
            f"{where} carries neither the name of {child.legal_name} "
            f"nor the reference {child.reference}."
        ),
        where=where,
        mend="Look whether this belongs to this child.",
    )


def _pronouns(facts: LetterFacts, text: str) -> Iterator[Finding]:
    """Find a pronoun that was not given; our own wording has none but {child_again}.

    Where none is recorded, one text that says both "he" and "she" is looked at.
    """
    given = facts.child.pronouns.split("/")[0].strip().lower()
    said = set(re.findall(r"[a-z]+", text.lower()))
    if not given and said & _HE and said & _SHE:
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="pronoun",
            missing="The letter says both “he” and “she”, and no pronouns are "
            "recorded.",
            where="The letter",
            mend="Record the child's pronouns; or answer whom each of them means.",
        )
    wrong = {"she": _HE, "he": _SHE, "they": _HE | _SHE}.get(given, frozenset())
    for word in sorted(said & wrong):
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="pronoun",
            missing=f"The letter says “{word}”; the pronouns given are "
            f"{facts.child.pronouns}.",
            where=f"“{word}”",
            mend="Mend it, or answer that it speaks of somebody else.",
        )


def _references(facts: LetterFacts, text: str) -> Iterator[Finding]:
    """Find the reference of another case, which is written as this one's is."""
    own = facts.child.reference
    if not re.search(r"[^\W\d_]", own):
        return
    alike = re.sub(r"\d+", r"\\d+", re.escape(own))
    for said in dict.fromkeys(re.findall(rf"\b{alike}\b", text)):
        if said != own:
            yield _other(Planted(said, said), "The letter", "the reference")


def _born(facts: LetterFacts, text: str) -> Iterator[Finding]:
    """Find a day of birth that is not this child's."""
    own = without_weekday(facts.child.born)
    for said in dict.fromkeys(_BORN.findall(text)):
        if said != own:
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="born",
                missing=f"The letter says “born {said}”, and "
                f"{facts.child.legal_name} was born on {own}.",
                where=f"“{said}”",
                mend="Mend it, or answer whose day of birth it is.",
            )


def _schools(facts: LetterFacts, text: str) -> Iterator[Finding]:
    own = [folded(place) for place in _named_places(facts)]
    for found in dict.fromkeys(_SCHOOL.findall(text)):
        said = folded(found)
        if not any(place and (said in place or place in said) for place in own):
            yield Finding(
                rule=Rule.PRACTICE,
                requirement="school",
                missing=f"“{found}” is not the school or setting on this case.",
                where=f"“{found}”",
                mend="Mend it, or answer that this school belongs here.",
            )


def _named_places(facts: LetterFacts) -> tuple[str, ...]:
    final = facts.final.section_i if facts.final else ()
    evidence = facts.reasons.evidence if facts.reasons else ()
    return (
        facts.child.setting,
        facts.recipient.name,
        facts.asked_by,
        *facts.recipient.address_lines,
        *facts.own_people,
        *(paper.by for paper in evidence),
        *final,
    )
