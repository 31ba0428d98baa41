"""What the letters after the decision say: advice, draft, final plan, update."""

from collections.abc import Mapping

from twentyweeks.letters.contact import web_address
from twentyweeks.letters.facts import LetterFacts, UpdateFacts
from twentyweeks.letters.pieces import bullets, day_of, paragraphs, said, words_of
from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Span,
    Table,
    Words,
    plain,
)
from twentyweeks.plans.sections import TITLES, Section
from twentyweeks.plans.words import in_full, listed, sentence, without_weekday

_LINE = "\u00a0"


def later_words(facts: LetterFacts) -> dict[str, Words]:
    """Return the words of the letters after the decision, each kind's own."""
    update, advice = facts.update, facts.advice
    served = facts.draft or facts.amending or facts.consult
    return {
        **_steps(facts),
        "assess_decided_on": day_of(facts.assess.decided_on if facts.assess else None),
        "advice_asked_on": day_of(advice.asked_on if advice else None),
        "days_late": words_of(_days(advice.days_late) if advice else ""),
        "consulted": words_of(facts.recipient.name if facts.consult else ""),
        "amends": words_of("yes" if facts.consult and facts.consult.amends else ""),
        "legal_name": words_of(facts.child.legal_name),
        "born": words_of(without_weekday(facts.child.born)),
        "served_how": words_of(served.served_how.strip(". ") if served else ""),
        "school_information": _school_information(facts.authority.school_information),
        "update_about": words_of(update.about if update else ""),
        "next_contact_on": day_of(update.next_contact_on if update else None),
        "expected_on": day_of(update.expected_on if update else None),
    }


def _steps(facts: LetterFacts) -> dict[str, Words]:
    """Return the words of a plan that moves, a mediation and an order."""
    move, meeting, order = facts.move, facts.mediation, facts.order
    final, amending = facts.final, facts.amending
    return {
        "transferred_on": day_of(move.transferred_on if move else None),
        "will_assess": words_of("yes" if move and move.will_assess else ""),
        "mediation_on": day_of(meeting.on if meeting else None),
        "issues": words_of(listed(meeting.issues) if meeting else ""),
        "ordered_on": day_of(order.ordered_on if order else None),
        "moves_on": day_of(final.moves_on if final else None),
        "reviewed_on": day_of(amending.reviewed_on if amending else None),
    }


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"


def _school_information(said: str) -> Words:
    """Return where to find out about schools: an address can be pressed."""
    is_address = "." in said and len(said.split()) == 1
    return words_of(said, web_address(said.strip()) if is_address else None)


def later_blocks(facts: LetterFacts) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of the letters after the decision, each kind's own."""
    meeting, order = facts.mediation, facts.order
    return {
        **_assessment(facts),
        **_plan(facts),
        **_update(facts.update),
        "mediation_where": said(meeting.where) if meeting else (),
        "ordered": said(order.ordered) if order else (),
        "order_steps": bullets(order.steps) if order else (),
    }


def _assessment(facts: LetterFacts) -> Mapping[str, tuple[Block, ...]]:
    assess, advice = facts.assess, facts.advice
    return {
        "advisers": bullets(assess.advisers) if assess else (),
        "visit": said(assess.visit) if assess else (),
        "why_asked": said(advice.why_asked) if advice else (),
        "questions": bullets(advice.questions) if advice else (),
    }


def _plan(facts: LetterFacts) -> Mapping[str, tuple[Block, ...]]:
    draft, final, amending = facts.draft, facts.final, facts.amending
    return {
        "advice": bullets(draft.advice) if draft else (),
        "papers": bullets(facts.consult.papers) if facts.consult else (),
        "reply_form": (_reply_form(),),
        "reply_wishes": (_reply_wishes(),),
        "changes": bullets(final.changes) if final else (),
        "not_changed": _not_changed(facts),
        "section_i": paragraphs(final.section_i) if final else (),
        "amendments": bullets(amending.changes) if amending else (),
        "amending_evidence": bullets(amending.evidence) if amending else (),
    }


def _not_changed(facts: LetterFacts) -> tuple[Block, ...]:
    if not facts.final or not facts.final.not_changed:
        return ()
    items = tuple(
        (
            Span(text=sentence(answer.asked), strong=True),
            Span(text=f" {sentence(answer.why)}"),
        )
        for answer in facts.final.not_changed
    )
    return (Bullets(items),)


def _reply_form() -> Table:
    """Return a row for each section that a draft holds, with room to write."""
    header = ("Section", "Not clear, wrong or missing")
    rows = tuple(
        (
            (plain(f"{section.value}: {title}"),),
            (plain(_LINE), plain(_LINE)),
        )
        for section, title in TITLES.items()
        if section is not Section.I
    )
    return Table("What I think of each section", header, rows, (2, 3))


def _reply_wishes() -> Table:
    """Return the reply form's second table: what the family asks for."""
    wishes = (
        ("The school or college I would like in Section I", 4),
        ("A meeting: the days and times that are good for me", 4),
        ("Something else", 4),
        ("Who I am, and today's date", 2),
    )
    rows = tuple(((plain(wish),), (plain(_LINE),) * lines) for wish, lines in wishes)
    return Table("What I ask for", ("About", "My words"), rows, (3, 6))


def _update(update: UpdateFacts | None) -> Mapping[str, tuple[Block, ...]]:
    if update is None:
        return {"came_in": (), "awaited": (), "late": (), "doing": ()}
    since = update.awaited_since
    asked = f"We asked for it on {in_full(since)}." if since else ""
    awaited = f"{sentence(update.awaited)} {asked}".strip() if update.awaited else ""
    return {
        "came_in": said(update.came_in),
        "awaited": said(awaited),
        "late": paragraphs((update.late, update.late_why)),
        "doing": said(update.doing),
    }
