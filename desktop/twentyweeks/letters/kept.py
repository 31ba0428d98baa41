"""What a letter about a plan that is kept, or is to end, must hold (N4, N6 to N8)."""

from twentyweeks.law.limits import CFA, REG
from twentyweeks.letters.refused import REASONS, by_test, decided, read
from twentyweeks.letters.requirement import Proof, Requirement, day, required
from twentyweeks.letters.rights import RIGHTS

KEEP = required(
    "N4",
    {"decision": decided("we have decided to keep"), "reasons": REASONS, **RIGHTS},
)
NOT_AMEND = required(
    "N6",
    {
        "decision": decided("we have decided not to make the changes"),
        "reasons": REASONS,
        **RIGHTS,
    },
)
CONSULT_CEASING = (
    *required(
        "N7",
        {
            "considering": Proof(
                missing="The letter does not say that ceasing is only considered.",
                where="The first two lines",
                says=(
                    "we are considering whether to cease to maintain",
                    "nothing is decided",
                ),
            ),
            "consultation": Proof(
                missing="The letter does not ask what the family thinks, or does not "
                "say that the head or principal is asked too, or by when.",
                where="What you can do now",
                says=(
                    "tell us what you think",
                    "we also ask the head or principal",
                ),
                tells=lambda facts: day(facts.dates.reply_by),
            ),
        },
    ),
)
CEASE = (
    *required(
        "N8", {"decision": decided("we have decided to cease to maintain"), **RIGHTS}
    ),
    Requirement(id="N8-reasons", cite=f"{CFA} s.45; {REG} reg 31(2)", proof=REASONS),
    by_test("N8", "45"),
    read("N8", f"{CFA} s.45; {REG} reg 31(2)"),
    Requirement(
        id="N8-hold",
        cite=f"{CFA} s.45(4)",
        proof=Proof(
            missing="The letter does not say that the plan stays while an appeal can "
            "be made or is not over.",
            where="The plan stays for now",
            says=("all the help in the plan goes on", "until the appeal is over"),
        ),
    ),
    Requirement(
        id="N8-consulted",
        cite=f"{REG} reg 31(1)",
        proof=Proof(
            missing="The letter does not say when the family was consulted on ceasing.",
            where="Our decision",
            mend="Send the letter that consults on ceasing first.",
            tells=lambda facts: day(
                facts.reasons.consulted_on if facts.reasons else None
            ),
        ),
    ),
)
