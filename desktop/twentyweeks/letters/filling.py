"""The words and blocks that a letter's facts give to its wording."""

from datetime import date

from twentyweeks.letters.contact import contact_blocks
from twentyweeks.letters.facts import Evidence, LetterFacts
from twentyweeks.letters.languages import other_language
from twentyweeks.letters.template import Filling
from twentyweeks.letters.voice import voice
from twentyweeks.paper.blocks import Block, Bullets, Paragraph, Span, Words, plain
from twentyweeks.plans.words import in_full, sentence, without_weekday


def filling(facts: LetterFacts) -> Filling:
    """Return every name that the wording of this letter may use."""
    words = {name: _said(text) for name, text in voice(facts).items()}
    words |= _people(facts) | _dates(facts)
    return Filling(words, _bodies(facts) | _decision(facts) | _assessment(facts))


def _said(text: str, link: str | None = None) -> Words:
    return (Span(text=text, link=link),) if text.strip() else ()


def _day(day: date | None) -> Words:
    return _said(in_full(day)) if day else ()


def _people(facts: LetterFacts) -> dict[str, Words]:
    authority, officer = facts.authority, facts.officer
    asked_by_reader = facts.asked_by in {"", facts.recipient.name}
    return {
        "Asker": _said("You" if asked_by_reader else facts.asked_by),
        "setting": _said(facts.child.setting),
        "authority": _said(authority.name),
        "authority_telephone": _telephone(authority.telephone),
        "officer": _said(officer.name),
        "officer_job": _said(officer.job_title),
        "officer_telephone": _telephone(officer.telephone),
        "officer_email": _said(officer.email, f"mailto:{officer.email}"),
        "sendiass_name": _said(authority.sendiass.name),
        "tribunal": _said(authority.tribunal.name),
        "other_language": _said(other_language(facts.recipient.language)),
    }


def _telephone(number: str) -> Words:
    return _said(number, f"tel:{number.replace(' ', '')}")


def _dates(facts: LetterFacts) -> dict[str, Words]:
    dates = facts.dates
    return {
        "request_received_on": _day(dates.request_received_on),
        "decide_by": _day(dates.decide_by),
        "advice_due": _day(dates.advice_due),
        "final_plan_due": _day(dates.final_plan_due),
        "mediation_last_day": _day(dates.mediation_last_day),
        "appeal_last_day": _day(dates.appeal_last_day),
        "decided_on": _day(facts.reasons.decided_on if facts.reasons else None),
        "panel": _said(facts.reasons.panel if facts.reasons else ""),
        "assess_decided_on": _day(facts.assess.decided_on if facts.assess else None),
        "refusal": _said("yes" if facts.reasons else ""),
        "final": _said("yes" if facts.final else ""),
    }


def _bodies(facts: LetterFacts) -> dict[str, tuple[Block, ...]]:
    authority = facts.authority
    return {
        "sendiass": contact_blocks(authority.sendiass),
        "mediation_adviser": contact_blocks(authority.mediation_adviser),
        "mediation_contact": contact_blocks(authority.mediation_contact),
        "disagreement_resolution": contact_blocks(authority.disagreement_resolution),
        "tribunal_contact": contact_blocks(authority.tribunal),
        "complaints": contact_blocks(authority.complaints),
        "enclosures": bullets(facts.enclosures),
    }


def _decision(facts: LetterFacts) -> dict[str, tuple[Block, ...]]:
    reasons = facts.reasons
    return {
        "test": said(reasons.test) if reasons else (),
        "reasons": paragraphs(reasons.for_this_child) if reasons else (),
        "evidence": bullets(tuple(map(_paper, reasons.evidence))) if reasons else (),
        "other_help": bullets(reasons.other_help) if reasons else (),
        "next_steps_meeting": said(reasons.next_steps_meeting) if reasons else (),
    }


def _paper(evidence: Evidence) -> str:
    dated = f", {without_weekday(evidence.dated)}" if evidence.dated else ""
    by = f", {evidence.by}" if evidence.by else ""
    return f"{evidence.what}{by}{dated}"


def _assessment(facts: LetterFacts) -> dict[str, tuple[Block, ...]]:
    assess = facts.assess
    return {
        "advisers": bullets(assess.advisers) if assess else (),
        "visit": said(assess.visit) if assess else (),
    }


def said(text: str) -> tuple[Block, ...]:
    """Return the officer's words as one paragraph, or nothing for none."""
    return paragraphs((text,))


def paragraphs(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a paragraph for each text that is not empty."""
    return tuple(Paragraph(plain(sentence(text))) for text in texts if text.strip())


def bullets(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Return one list of the texts that are not empty, or nothing for none."""
    items = tuple(plain(text.strip()) for text in texts if text.strip())
    return (Bullets(items),) if items else ()
