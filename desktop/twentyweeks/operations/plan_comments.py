"""The family's comments on a draft, each answered with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import (
    CommentKind,
    Plan,
    PlanComment,
    PlanPart,
    Replied,
    Reply,
)
from twentyweeks.errors import Refused
from twentyweeks.operations.gather import gather
from twentyweeks.operations.plan_facts import parts_of
from twentyweeks.operations.plan_paper import title_of
from twentyweeks.operations.plan_versions import latest
from twentyweeks.operations.recipients import people_around
from twentyweeks.operations.saving import case_in, missing, read_id, saving
from twentyweeks.operations.typed import (
    KEPT,
    typed,
    typed_line,
    typed_past_day,
    typed_word,
)
from twentyweeks.plans.sections import Section as Named
from twentyweeks.plans.sections import label_of
from twentyweeks.present.case import Chip
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import day_of, full, plain
from twentyweeks.present.plan_comments import CommentLine, CommentsPage, SubjectLine
from twentyweeks.present.tone import Tone
from twentyweeks.returns.cells import read_text
from twentyweeks.storage.caseload import Caseload

CLEAR_WITHIN = timedelta(days=5)
"""Our target, not the law's: a family that cannot read its draft cannot answer it."""

KINDS = {
    CommentKind.COMMENT: "Says",
    CommentKind.WISH: "Asks for a change",
    CommentKind.TAKE_OUT: "Asks that it is taken out",
    CommentKind.NOT_CLEAR: "Says that it is not clear",
    CommentKind.AGREED: "Agrees",
}
REPLIES = {
    Reply.CHANGED: "Changed",
    Reply.PARTLY: "Changed in part",
    Reply.KEPT: "Not changed",
    Reply.EXPLAINED: "Explained",
}
_TAKING_SIDES = (CommentKind.WISH, CommentKind.TAKE_OUT, CommentKind.AGREED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComment:
    """One comment as the screen types it; `part_id` empty for the whole plan."""

    by: str
    kind: str
    words: str
    received_on: str
    part_id: str = ""
    proposed: str = ""


def add_comment(
    caseload: Caseload, plan_id: str, comment: NewComment, now: datetime
) -> str:
    """Keep what one person said of a version; return its identifier.

    Refused with the field for nobody named, no words, or a part of another plan.
    """
    with saving(caseload, now) as journal:
        plan = journal.session.get(Plan, read_id(plan_id, "plan"))
        if plan is None:
            raise missing("plan")
        part = _part(journal.session, plan, comment.part_id)
        by = typed_line(comment.by, "by", "Who")
        words = typed(read_text, comment.words, "words", "Words")
        for field, given, lacking in (
            ("by", by, "Say who said it."),
            ("words", words, "Write what was said."),
        ):
            if given is None:
                raise Refused(f"{lacking} {KEPT}", field=field)
        made = PlanComment(
            case_id=plan.case_id,
            plan_id=plan.id,
            by=by or "",
            kind=typed_word(CommentKind, comment.kind, "kind", "What they want"),
            words=words or "",
            received_on=typed_past_day(
                comment.received_on, "received_on", "On which day", day_of(now)
            ),
            section=part.section if part else None,
            part_id=part.id if part else None,
            proposed=typed(read_text, comment.proposed, "proposed", "Wording"),
        )
        return journal.create(made).id.hex


def answer_comment(
    caseload: Caseload, comment_id: str, reply: str, reason: str, now: datetime
) -> None:
    """Answer one comment, with its reason; an earlier answer is replaced."""
    wanted = typed_word(Reply, reply, "reply", "Answer")
    why = typed(read_text, reason, "reason", "Reason")
    if why is None:
        raise Refused(
            f"Reason: an answer without one is no answer. {KEPT}", field="reason"
        )
    with saving(caseload, now) as journal:
        held = journal.session.get(PlanComment, read_id(comment_id, "comment"))
        if held is None:
            raise missing("comment")
        replied = Replied(reply=wanted, reason=why, on=day_of(now), by=journal.stamp.by)
        journal.set(held, "replied", replied)


def comments_page(caseload: Caseload, case_id: str, today: date) -> CommentsPage:
    """Return the comments on the newest version that any were made on."""
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        plan = commented(session, case.id)
        if plan is None:
            raise Refused("No plan has been begun on this case. Nothing was made.")
        parts = parts_of(session, plan.id)
        held = comments_on(session, plan.id)
        return CommentsPage(
            child=now.person.name,
            plan_id=plan.id.hex,
            title=title_of(plan),
            standing=_standing(held),
            people=tuple(each.name for each in people_around(session, now.person.id)),
            subjects=tuple(_subjects(now, parts, held)),
            places=tuple((each.id.hex, _named(each, parts)) for each in parts),
        )


def commented(session: Session, case_id: UUID) -> Plan | None:
    """Return the newest version that was commented on, or the newest of all."""
    rows = (
        select(Plan)
        .join(PlanComment, PlanComment.plan_id == Plan.id)
        .where(Plan.case_id == case_id)
        .order_by(Plan.number.desc())
    )
    return session.scalars(rows).first() or latest(session, case_id)


def comments_on(session: Session, plan_id: UUID) -> Sequence[PlanComment]:
    """Return the comments on one version, in the order in which they came."""
    rows = select(PlanComment).where(PlanComment.plan_id == plan_id)
    ordered = rows.order_by(PlanComment.received_on, PlanComment.id)
    return session.scalars(ordered).all()


def _part(session: Session, plan: Plan, part_id: str) -> PlanPart | None:
    if not part_id:
        return None
    part = session.get(PlanPart, read_id(part_id, "part"))
    if part is None or part.plan_id != plan.id:
        raise Refused(f"This part is not in that version. {KEPT}", field="part_id")
    return part


def _standing(held: Sequence[PlanComment]) -> str:
    open_ = sum(each.replied is None for each in held)
    if not held:
        return "Nobody has said anything of it yet."
    if not open_:
        return "Every comment is answered."
    return f"{len(held) - open_} answered, {open_} to answer."


def _subjects(
    now: CaseNow, parts: Sequence[PlanPart], held: Sequence[PlanComment]
) -> Iterator[SubjectLine]:
    order: list[UUID | None] = [*(part.id for part in parts), None]
    named = {part.id: part for part in parts}
    for about in order:
        own = [each for each in held if each.part_id == about]
        if not own:
            continue
        part = named.get(about) if about else None
        yield SubjectLine(
            name=_label(part, parts) if part else "The whole plan",
            words=part.words if part else "",
            comments=tuple(_line(now, each) for each in own),
            opposed=opposed(own),
        )


def opposed(held: Sequence[PlanComment]) -> str:
    """Say that two people want opposite things of one part, and who."""
    wanting: dict[str, set[tuple[str, str]]] = {}
    for each in held:
        if each.kind in _TAKING_SIDES:
            wish = (each.kind.value, each.proposed or "")
            wanting.setdefault(each.by, set()).add(wish)
    if len(wanting) < 2 or len({frozenset(each) for each in wanting.values()}) < 2:
        return ""
    people = " and ".join(wanting)
    return f"{people} want different things. Each gets an answer of their own."


def _line(now: CaseNow, comment: PlanComment) -> CommentLine:
    replied = comment.replied
    return CommentLine(
        id=comment.id.hex,
        by=comment.by,
        words=comment.words,
        proposed=comment.proposed or "",
        asked=f"{KINDS[comment.kind]}, {full(comment.received_on)}",
        mark=_mark(comment, now.today),
        reply=f"{REPLIES[replied.reply]}: {replied.reason}" if replied else "",
        replied=", ".join(
            each for each in (now.name_of(replied.by), plain(replied.on)) if each
        )
        if replied
        else "",
    )


def _mark(comment: PlanComment, today: date) -> Chip:
    if comment.replied:
        return Chip(words="Answered", tone=Tone.GREEN, icon="circle-check")
    if comment.kind is not CommentKind.NOT_CLEAR:
        return Chip(words="To answer", tone=Tone.AMBER, icon="clock")
    left = (comment.received_on + CLEAR_WITHIN - today).days
    if left < 0:
        words = f"Our target passed {-left} {'day' if left == -1 else 'days'} ago"
    elif left == 0:
        words = "Explain it today (our target)"
    else:
        words = f"Explain it within {left} {'day' if left == 1 else 'days'}"
    return Chip(words=words, tone=Tone.AMBER, icon="circle-question-mark")


def _named(part: PlanPart, parts: Sequence[PlanPart]) -> str:
    words = part.words if len(part.words) <= 50 else f"{part.words[:49]}…"
    return f"{_label(part, parts)} {words}"


def _label(part: PlanPart, parts: Sequence[PlanPart]) -> str:
    if part.asked is not None:
        return f"Section {part.section}"
    own = [e.id for e in parts if e.section is part.section and e.asked is None]
    return label_of(Named(part.section.value), own.index(part.id) + 1)
