"""The form of a milestone: which kinds make sense now, and what each of them asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twentyweeks.law import BOOK, Kind, Limit, Status, opens_window
from twentyweeks.law.events import date_of
from twentyweeks.law.reading import FACTS
from twentyweeks.present.case_now import CaseNow, Phase
from twentyweeks.present.dates import plain
from twentyweeks.present.law_words import (
    adviser_words,
    milestone_words,
    step_words,
)
from twentyweeks.present.milestone_facts import FactWords, Option, Shape, fact_words
from twentyweeks.present.milestone_kinds import GROUPS, kind_words

ADVISERS = (
    "parent",
    "young_person",
    "school",
    "educational_psychologist",
    "health",
    "social_care",
    "speech_and_language",
    "occupational_therapy",
    "community_paediatrics",
    "sensory_teacher",
    "camhs",
)
LIMBS_OF: dict[Kind, tuple[str, ...]] = {
    Kind.SCHOOL_CLOSED: ("exc_school_closed", "exc_ey_closed"),
    Kind.ABSENT_FROM_AREA: ("exc_absent", "exc_advice", "exc_order"),
    Kind.PERSONAL_CIRCUMSTANCES: ("exc_personal", "exc_advice", "exc_order"),
    Kind.APPOINTMENT_MISSED: ("exc_advice",),
}
"""What each fact may make out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One field of the form; `value` is what it holds at first."""

    name: str
    words: FactWords
    options: tuple[Option, ...]
    needed: bool
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindForm:
    """One kind with its fields; `judged` are those of the officer's judgement."""

    kind: str
    title: str
    group: str
    other: str
    note: str
    fields: tuple[FactField, ...]
    judged: tuple[FactField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneForm:
    """All kinds in the order of a case's life, and which of them make sense now."""

    case_id: str
    name: str
    kinds: tuple[KindForm, ...]
    now: tuple[str, ...]


def milestone_form(
    now: CaseNow, held: Mapping[str, str] = MappingProxyType({})
) -> MilestoneForm:
    """Return the form as this case needs it today.

    `held` is what a milestone that is to be corrected holds: that can be chosen too.
    """
    offered = _Offered(now, held)
    return MilestoneForm(
        case_id=now.case.id.hex,
        name=now.person.name,
        kinds=tuple(
            _kind_form(kind, group, offered)
            for group, kinds in GROUPS.items()
            for kind in kinds
        ),
        now=tuple(kind.value for kind in kinds_now(now)),
    )


def limit_name(limit: Limit) -> str:
    """Return what names a step in the form: its rule, and its adviser."""
    about = limit.about if limit.rule == "advice_return" else None
    return f"{limit.rule}|{about or ''}"


def limit_title(limit: Limit) -> str:
    """Return a step with its adviser, as a sentence names it."""
    title = step_words(limit.rule).title
    return f"{adviser_words(limit.about)}: {title}" if limit.about else title


class _Offered:
    """What the fields of one case offer to choose from."""

    def __init__(self, now: CaseNow, held: Mapping[str, str]) -> None:
        self._now, self._held = now, held
        self.asked = _told(now, "adviser")
        self.consulted = tuple((each, each) for each in _told(now, "school"))
        self.notices = tuple(
            (milestone.id.hex, f"{milestone_words(event)}, {plain(date_of(event))}")
            for milestone, event in zip(now.milestones, now.events, strict=True)
            if opens_window(event)
        )

    def options(self, kind: Kind, name: str, words: FactWords) -> tuple[Option, ...]:
        """Return what can be chosen in a field, and what it holds already."""
        offered = self._of_case(kind, name, words)
        held = self._held.get(name, "") if self._held.get("kind") == kind else ""
        if words.shape is not Shape.CHOICE or held in ("", *dict(offered)):
            return offered
        rule = held.partition("|")[0]
        return (*offered, (held, step_words(rule).title if name == "rule" else held))

    def _of_case(self, kind: Kind, name: str, words: FactWords) -> tuple[Option, ...]:
        if name == "adviser":
            known = dict.fromkeys((*self.asked, *ADVISERS))
            return tuple((each, adviser_words(each)) for each in known)
        if name == "school" and words.shape is Shape.CHOICE:
            return self.consulted
        if name == "notice":
            return (("", "The latest one"), *self.notices)
        if name == "rule":
            return self.steps(LIMBS_OF.get(kind, ()))
        return words.options

    def steps(self, limbs: Sequence[str]) -> tuple[Option, ...]:
        """Return the steps of this case that one of these exceptions could excuse."""
        found = {
            limit_name(limit): _step_words(limit)
            for limit in self._now.timetable.limits
            if _may_be_excused(limit, limbs)
        }
        return tuple(found.items())

    def first(self, kind: Kind, name: str) -> str:
        """Return what a field holds at first."""
        if name != "institution" or kind is not Kind.SCHOOL_CLOSED:
            return ""
        asked = _told(self._now, "institution")
        setting = self._now.person.setting
        return next(iter(asked), setting.name if setting else "")


def _told(now: CaseNow, name: str) -> tuple[str, ...]:
    given = (getattr(event, name) for event in now.events)
    return tuple(dict.fromkeys(each for each in given if each))


def _may_be_excused(limit: Limit, limbs: Sequence[str]) -> bool:
    texts = BOOK.texts(limit.rule)
    can = {limb for text in texts for limb in text.exceptions}
    late = limit.status is not Status.MET or bool(limit.lifted_by)
    return late and bool(can & set(limbs) if limbs else can)


def _step_words(limit: Limit) -> str:
    due = f", due {plain(limit.due)}" if limit.due else ""
    return f"{limit_title(limit)}{due}"


def _kind_form(kind: Kind, group: str, offered: _Offered) -> KindForm:
    words = kind_words(kind)
    return KindForm(
        kind=kind.value,
        title=words.title,
        group=group,
        other=words.other,
        note=words.note,
        fields=tuple(_fields(kind, offered)),
        judged=tuple(_judged(kind, offered)) if kind in LIMBS_OF else (),
    )


def _fields(kind: Kind, offered: _Offered) -> Iterator[FactField]:
    for name, fact in FACTS[kind].items():
        if kind is Kind.EXCEPTION_APPLIED and name == "about":
            continue  # the step names its adviser
        words = fact_words(kind, name)
        yield FactField(
            name=name,
            words=words,
            options=offered.options(kind, name, words),
            needed=fact.needed,
            value=offered.first(kind, name),
        )


def _judged(kind: Kind, offered: _Offered) -> Iterator[FactField]:
    steps = offered.steps(LIMBS_OF[kind])
    for name in ("rule", "reason", "family_told_on"):
        words = fact_words(Kind.EXCEPTION_APPLIED, name)
        options = (("", "None: it is kept as a fact"), *steps) if name == "rule" else ()
        yield FactField(name=name, words=words, options=options, needed=False)


def kinds_now(now: CaseNow) -> tuple[Kind, ...]:
    """Return the kinds that make sense now, what is due first at the front."""
    running = [
        each
        for each in now.timetable.limits
        if each.status in (Status.OPEN, Status.OVERDUE)
    ]
    answers = [kind for each in running for kind in _ANSWERS.get(each.rule, ())]
    return tuple(dict.fromkeys((*answers, *_NEXT[now.phase])))


_ANSWERS: dict[str, tuple[Kind, ...]] = {
    "assess_decision": (Kind.DECIDED_TO_ASSESS, Kind.REFUSED_TO_ASSESS),
    "advice_return": (Kind.ADVICE_RECEIVED, Kind.APPOINTMENT_MISSED),
    "refuse_plan_notice": (Kind.REFUSED_PLAN,),
    "draft_target": (Kind.DRAFT_PLAN_SERVED,),
    "draft_latest": (Kind.DRAFT_PLAN_SERVED,),
    "final_plan": (Kind.FINAL_PLAN_SENT,),
    "consult_reply": (Kind.SCHOOL_REPLIED,),
    "mediation_contact": (Kind.MEDIATION_REQUESTED, Kind.MEDIATION_DECLINED),
    "mediation_arrange": (Kind.MEDIATION_FIXED, Kind.MEDIATION_CANNOT_BE_ARRANGED),
    "mediation_arrange_icb": (Kind.MEDIATION_HELD,),
    "mediation_tell_icb": (Kind.ICB_TOLD_OF_MEDIATION,),
    "mediation_notice": (Kind.FAMILY_TOLD_OF_MEDIATION, Kind.MEDIATION_HELD),
    "mediation_cert_no": (Kind.CERTIFICATE_ISSUED,),
    "mediation_cert_done": (Kind.CERTIFICATE_ISSUED,),
    "mediation_cert_deemed": (Kind.CERTIFICATE_ISSUED,),
    "appeal": (Kind.APPEAL_RECEIVED,),
    "appeal_response": (Kind.APPEAL_ANSWERED, Kind.APPEAL_CONCEDED),
    "recommendation_response": (Kind.RECOMMENDATION_ANSWERED,),
    "order_reconsider": (Kind.ORDER_RECONSIDERED,),
    "ar_12m": (Kind.REVIEW_MEETING_ARRANGED, Kind.REVIEW_MEETING_HELD),
    "ar_invite": (Kind.REVIEW_INVITED,),
    "ar_papers": (Kind.REVIEW_PAPERS_CIRCULATED, Kind.REVIEW_MEETING_HELD),
    "ar_report": (Kind.REVIEW_REPORT_SENT,),
    "ar_decision": (Kind.REVIEW_DECIDED,),
    "ar_amend_notice": (Kind.AMENDMENT_NOTICE_SERVED,),
    "ar_final": (Kind.AMENDED_PLAN_SENT, Kind.DECIDED_NOT_TO_AMEND),
    "phase_school": (Kind.PHASE_PLACE_NAMED,),
    "phase_post16": (Kind.PHASE_PLACE_NAMED,),
    "phase_p16_p16": (Kind.PHASE_PLACE_NAMED,),
    "reassess_decision": (Kind.DECIDED_TO_REASSESS, Kind.REFUSED_TO_REASSESS),
    "reassess_final": (Kind.REASSESSED_PLAN_SENT,),
    "move_transfer": (Kind.PLAN_TRANSFERRED_OUT,),
    "move_inform": (Kind.FAMILY_TOLD_OF_TRANSFER,),
    "cease_hold": (Kind.PLAN_CEASED,),
}
"""What meets a limit that runs."""

_NEXT: dict[Phase, tuple[Kind, ...]] = {
    Phase.NOTHING_YET: (Kind.REQUEST_RECEIVED, Kind.PLAN_TRANSFERRED_IN),
    Phase.CONSIDERING: (),
    Phase.ASSESSING: (Kind.ADVICE_REQUESTED,),
    Phase.DRAFT_OUT: (Kind.SCHOOL_CONSULTED,),
    Phase.PLAN: (
        Kind.SCHOOL_CONSULTED,
        Kind.PHASE_TRANSFER_EXPECTED,
        Kind.REASSESSMENT_REQUESTED,
        Kind.MOVE_NOTIFIED,
    ),
    Phase.REFUSED: (Kind.REQUEST_RECEIVED,),
    Phase.MOVED_OUT: (),
    Phase.CEASED: (Kind.REQUEST_RECEIVED,),
    Phase.CLOSED: (),
}
"""What may happen next though no limit waits for it."""
