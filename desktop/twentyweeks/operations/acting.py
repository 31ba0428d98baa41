"""Who takes a decision of a young person: themself, unless capacity was found lacking.

Nothing is inferred from age or need: only a record for the very decision lets anybody
else act (Children and Families Act 2014 s.80; Mental Capacity Act 2005 ss.1 and 2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Capacity, Involved, OwnDecision, Standing
from twentyweeks.letters.facts import LetterKind
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.present.dates import plain
from twentyweeks.present.own_rights import (
    decision_words,
    is_past_review,
    lacking_words,
)

_OF: Mapping[LetterKind, OwnDecision] = {
    LetterKind.RECEIVED: OwnDecision.ASKING,
    LetterKind.WILL_ASSESS: OwnDecision.ASKING,
    LetterKind.WILL_REASSESS: OwnDecision.ASKING,
    LetterKind.UPDATE: OwnDecision.ASKING,
    LetterKind.DRAFT_PLAN: OwnDecision.PLAN,
    LetterKind.AMENDMENT_NOTICE: OwnDecision.PLAN,
    LetterKind.CONSULT_CEASING: OwnDecision.PLAN,
    LetterKind.TRANSFER_IN: OwnDecision.PLAN,
    LetterKind.TRANSFER_OUT: OwnDecision.PLAN,
    LetterKind.REFUSE_TO_ASSESS: OwnDecision.CHALLENGE,
    LetterKind.WILL_NOT_ISSUE: OwnDecision.CHALLENGE,
    LetterKind.WILL_NOT_REASSESS: OwnDecision.CHALLENGE,
    LetterKind.FINAL_PLAN: OwnDecision.CHALLENGE,
    LetterKind.KEEP_PLAN: OwnDecision.CHALLENGE,
    LetterKind.NOT_AMEND: OwnDecision.CHALLENGE,
    LetterKind.CEASE_PLAN: OwnDecision.CHALLENGE,
    LetterKind.MEDIATION: OwnDecision.CHALLENGE,
    LetterKind.TRIBUNAL_ORDER: OwnDecision.CHALLENGE,
}
"""Which decision of the reader a letter asks for or opens."""
_ROLES = {
    Standing.REPRESENTATIVE: "the representative of",
    Standing.PARENTAL_RESPONSIBILITY: "a parent of",
    Standing.CARE_OF_CHILD: "the person who has care of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts for one young person, and for which of their decisions."""

    name: str
    held: Mapping[OwnDecision, Capacity]
    people: tuple[Involved, ...]
    differs: frozenset[OwnDecision] = frozenset()

    def lacking(self, kind: LetterKind | None) -> Capacity | None:
        """Return the finding by which somebody else has this letter, if there is one.

        Of no kind of letter in particular, the first of such findings.
        """
        wanted = tuple(OwnDecision) if kind is None else (_OF.get(kind),)
        found = [each for key, each in self.held.items() if key in wanted]
        return next((each for each in found if each.lacks), None)

    def acts(self, person_id: UUID, kind: LetterKind | None) -> bool:
        """Return whether a person has this letter in the young person's place."""
        own = any(each.id == person_id for each in self.people)
        return own and self.lacking(kind) is not None

    def role(self, person: Involved, kind: LetterKind) -> str:
        """Say as what a person has this letter; empty where they do not act."""
        if not self.acts(person.id, kind):
            return ""
        return f"as {_ROLES[person.standing]} {self.name}"

    def why_not_own(self, kind: LetterKind | None) -> str:
        """Say why the young person cannot be sent this letter; empty if they can."""
        held = self.lacking(kind) if kind is not None else None
        if held is None:
            return ""
        return f"{lacking_words(self.name, held)} {self.said()}"

    def said(self) -> str:
        """Say who acts in the young person's place."""
        if not self.people:
            return (
                "Nobody is recorded who acts in their place: record the "
                "representative, or a parent."
            )
        act = "acts" if len(self.people) == 1 else "act"
        names = " and ".join(each.name for each in self.people)
        return f"{names} {act} {self._as()}."

    def findings(self, kind: LetterKind, today: date) -> tuple[Finding, ...]:
        """Return that a finding should be looked at again, or is one of two."""
        decision = _OF.get(kind)
        if decision in self.differs:
            return (self._differs(self.held[decision]),)
        held = self.lacking(kind)
        if held is None or held.review_on is None or not is_past_review(held, today):
            return ()
        return (
            Finding(
                rule=Rule.PRACTICE,
                requirement="capacity-review",
                missing=f"The finding on capacity of {plain(held.concluded_on)} "
                f"({decision_words(held.decision)}) was to be looked at again by "
                f"{plain(held.review_on)}.",
                where="Who acts for the young person",
                mend="Look at it again with the young person, and record on the case "
                "what was concluded.",
                cite="Mental Capacity Act 2005 s.1",
                why="Capacity can come back, and the decision is then their own.",
            ),
        )

    def _differs(self, held: Capacity) -> Finding:
        return Finding(
            rule=Rule.LAW,
            requirement="capacity-differs",
            missing=f"Two conclusions of {plain(held.concluded_on)} differ on whether "
            f"{self.name} has capacity for one decision: "
            f"{decision_words(held.decision)}.",
            where="Who acts for the young person",
            mend="Speak with the colleague who recorded the other. Then record what "
            "holds, with the day on which you concluded it.",
            cite="Mental Capacity Act 2005 ss.1, 2",
        )

    def _as(self) -> str:
        role = _ROLES[self.people[0].standing].removesuffix(" of")
        if len(self.people) == 1:
            return f"as {role}"
        return "as the representatives" if "represent" in role else "as the parents"


def acting_for(
    session: Session, case_id: UUID, name: str, around: Sequence[Involved]
) -> Acting:
    """Return who acts for a young person: the representative, else the parent."""
    rows = select(Capacity).where(Capacity.case_id == case_id)
    found = session.scalars(rows.order_by(Capacity.concluded_on, Capacity.id)).all()
    held = {each.decision: each for each in found}
    represents = [each for each in around if each.standing is Standing.REPRESENTATIVE]
    parents = [
        each
        for each in around
        if each.standing in (Standing.PARENTAL_RESPONSIBILITY, Standing.CARE_OF_CHILD)
    ]
    return Acting(
        name=name,
        held=held,
        people=tuple(represents or parents),
        differs=frozenset(
            each.decision
            for each in found
            if each.concluded_on == held[each.decision].concluded_on
            and each.lacks is not held[each.decision].lacks
        ),
    )
