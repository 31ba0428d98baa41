"""The words and blocks that a letter's facts give to its wording."""

from twentyweeks.letters.contact import contact_blocks
from twentyweeks.letters.facts import Evidence, LetterFacts
from twentyweeks.letters.languages import other_language
from twentyweeks.letters.later import later_blocks, later_words
from twentyweeks.letters.pieces import (
    bullets,
    day_of,
    paragraphs,
    said,
    telephone_of,
    words_of,
)
from twentyweeks.letters.template import Filling
from twentyweeks.letters.voice import voice
from twentyweeks.paper.blocks import Block, Words
from twentyweeks.plans.words import without_weekday


def filling(facts: LetterFacts) -> Filling:
    """Return every name that the wording of this letter may use."""
    words = {name: words_of(text) for name, text in voice(facts).items()}
    words |= _people(facts) | _dates(facts)
    blocks = _bodies(facts) | _decision(facts) | later_blocks(facts)
    return Filling(words | later_words(facts), blocks)


def _people(facts: LetterFacts) -> dict[str, Words]:
    authority, officer = facts.authority, facts.officer
    asked_by_reader = facts.asked_by == facts.recipient.name
    return {
        "Asker": words_of("You" if asked_by_reader else facts.asked_by),
        "setting": words_of(facts.child.setting),
        "first_name": words_of(facts.child.known_as or facts.child.legal_name),
        "authority": words_of(authority.name),
        "authority_telephone": telephone_of(authority.telephone),
        "officer": words_of(officer.name),
        "officer_job": words_of(officer.job_title),
        "officer_telephone": telephone_of(officer.telephone),
        "officer_email": words_of(officer.email, f"mailto:{officer.email}"),
        "tribunal": words_of(authority.tribunal.name),
        "other_language": words_of(other_language(facts.recipient.language)),
    }


def _dates(facts: LetterFacts) -> dict[str, Words]:
    dates = facts.dates
    return {
        "request_received_on": day_of(dates.request_received_on),
        "decide_by": day_of(dates.decide_by),
        "advice_due": day_of(dates.advice_due),
        "final_plan_due": day_of(dates.final_plan_due),
        "mediation_last_day": day_of(dates.mediation_last_day),
        "appeal_last_day": day_of(dates.appeal_last_day),
        "consulted_on": day_of(facts.reasons.consulted_on if facts.reasons else None),
        "transfer_by": day_of(dates.transfer_by),
        "name_by": day_of(dates.name_by),
        "inform_by": day_of(dates.inform_by),
        "plan_stays_until": day_of(dates.plan_stays_until),
        "decided_on": day_of(facts.reasons.decided_on if facts.reasons else None),
        "panel": words_of(facts.reasons.panel if facts.reasons else ""),
        "review_by": day_of(dates.review_by),
        "no_plan_by": day_of(dates.no_plan_by),
        "reply_by": day_of(dates.reply_by),
        "served_on": day_of(dates.served_on),
        "representations_last_day": day_of(dates.representations_last_day),
        "refusal": words_of("yes" if facts.reasons else ""),
        "final": words_of("yes" if facts.final else ""),
        "own_arrangements": words_of(_own_arrangements(facts)),
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


def _own_arrangements(facts: LetterFacts) -> str:
    return "yes" if facts.final and facts.final.own_arrangements else ""


def _paper(evidence: Evidence) -> str:
    dated = f", {without_weekday(evidence.dated)}" if evidence.dated else ""
    by = f", {evidence.by}" if evidence.by else ""
    return f"{evidence.what}{by}{dated}"
