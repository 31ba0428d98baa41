"""What a refusal must hold: the test, the reasons, the evidence, the rights (N1)."""

from twentyweeks.law.limits import CFA, REG
from twentyweeks.letters.facts import LetterFacts, Reasons
from twentyweeks.letters.requirement import Proof, Requirement, day, required, some
from twentyweeks.letters.rights import RIGHTS


def _reasons(facts: LetterFacts) -> tuple[str, ...]:
    return facts.reasons.for_this_child if facts.reasons else ()


def _papers(reasons: Reasons | None) -> tuple[str, ...]:
    return tuple(paper.what for paper in reasons.evidence) if reasons else ()


_N1 = required(
    "N1",
    {
        "decision": Proof(
            missing="The decision, or the day on which it was made, is not there.",
            where="The first two lines",
            mend="Record the panel's decision.",
            says=("we have decided not to",),
            tells=lambda facts: day(
                facts.reasons.decided_on if facts.reasons else None
            ),
        ),
        "reasons": Proof(
            missing="The letter gives no reasons for this child.",
            where="Our reasons",
            mend="Record the panel's reasons for this child.",
            tells=lambda facts: some(_reasons(facts)),
        ),
        **RIGHTS,
    },
)

_EVIDENCE = Requirement(
    id="N1-evidence",
    cite=f"{CFA} s.36(5), (9); {REG} regs 5(3), 10(3)",
    proof=Proof(
        missing="The letter does not list the evidence that was read.",
        where="What we read",
        mend="List in the panel's decision the papers that the panel read.",
        tells=lambda facts: some(_papers(facts.reasons)),
    ),
)


def _test(section: str) -> Requirement:
    return Requirement(
        id="N1-test",
        cite=f"{CFA} s.{section}",
        proof=Proof(
            missing="The letter does not say how the legal test was applied.",
            where="The test that we had to apply",
            mend="Record in the panel's decision how the test was met or not met.",
            says=(f"section {section}",),
            tells=lambda facts: (facts.reasons.test if facts.reasons else "",),
        ),
    )


NOT_ASSESS = (*_N1, _test("36(8)"), _EVIDENCE)
NOT_ISSUE = (*_N1, _test("37(1)"), _EVIDENCE)
