"""What a refusal must hold: the test, the reasons, the evidence, the rights (N1)."""

from twentyweeks.law.limits import CFA, REG
from twentyweeks.letters.facts import LetterFacts, Reasons
from twentyweeks.letters.requirement import Proof, Requirement, day, required, some
from twentyweeks.letters.rights import RIGHTS


def _reasons(facts: LetterFacts) -> tuple[str, ...]:
    return facts.reasons.for_this_child if facts.reasons else ()


def _papers(reasons: Reasons | None) -> tuple[str, ...]:
    return tuple(paper.what for paper in reasons.evidence) if reasons else ()


def decided(says: str) -> Proof:
    """Return the proof of a decision: its words and the day on which it was made."""
    return Proof(
        missing="The decision, or the day on which it was made, is not there.",
        where="The first two lines",
        mend="Record the panel's decision.",
        says=(says,),
        tells=lambda facts: day(facts.reasons.decided_on if facts.reasons else None),
    )


REASONS = Proof(
    missing="The letter gives no reasons for this child.",
    where="Our reasons",
    mend="Record the panel's reasons for this child.",
    tells=lambda facts: some(_reasons(facts)),
)
_N1 = required(
    "N1",
    {"decision": decided("we have decided not to"), "reasons": REASONS, **RIGHTS},
)


def read(notice: str, cite: str) -> Requirement:
    """Return that a notice lists what was read."""
    return Requirement(
        id=f"{notice}-evidence",
        cite=cite,
        proof=Proof(
            missing="The letter does not list the evidence that was read.",
            where="What we read",
            mend="List in the panel's decision the papers that the panel read.",
            tells=lambda facts: some(_papers(facts.reasons)),
        ),
    )


_EVIDENCE = read("N1", f"{CFA} s.36(5), (9); {REG} regs 5(3), 10(3)")


def by_test(notice: str, section: str, law: str = "") -> Requirement:
    """Return that a notice names the section of the Act and how it was applied."""
    return Requirement(
        id=f"{notice}-test",
        cite=f"{CFA} s.{section}{law}",
        proof=Proof(
            missing="The letter does not say how the legal test was applied.",
            where="The test that we had to apply",
            mend="Record in the panel's decision how the test was met or not met.",
            says=(f"section {section}",),
            tells=lambda facts: (facts.reasons.test if facts.reasons else "",),
        ),
    )


NOT_ASSESS = (*_N1, by_test("N1", "36(8)"), _EVIDENCE)
NOT_ISSUE = (*_N1, by_test("N1", "37(1)"), _EVIDENCE)
NOT_REASSESS = (
    *_N1,
    by_test("N1", "44(2)", f"; {REG} reg 24"),
    read("N1", f"{REG} regs 24, 25"),
)
