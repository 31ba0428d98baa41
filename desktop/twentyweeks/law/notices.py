"""What each notice must contain: N1 to N9 and the block of regulation 32."""

from collections.abc import Mapping
from dataclasses import dataclass

from twentyweeks.law.citation import Evidence
from twentyweeks.law.limits import CFA, CODE, REG

_P, _S, _M = Evidence.CHECKED, Evidence.SECONDARY, Evidence.UNVERIFIED


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a notice must say or enclose."""

    id: str
    words: str
    cite: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice and everything that it must contain."""

    id: str
    title: str
    requirements: tuple[Requirement, ...]

    def requires(self, requirement_id: str) -> bool:
        """Tell whether the notice must contain a thing."""
        return any(one.id == requirement_id for one in self.requirements)


def _appeal_right(grounds: str, cite: str, evidence: Evidence) -> Requirement:
    words = f"the right of appeal to the Tribunal ({grounds})"
    return Requirement("appeal_right", words, cite, evidence)


def _rights(cite: str, evidence: Evidence) -> tuple[Requirement, ...]:
    return (
        Requirement("appeal_time", "the time limits for an appeal", cite, evidence),
        Requirement(
            "disagreement",
            "the availability of disagreement resolution",
            cite,
            evidence,
        ),
        Requirement(
            "sendiass",
            "the availability of information and advice about special educational "
            "needs (SENDIASS)",
            cite,
            evidence,
        ),
    )


_REG_32 = (
    Requirement(
        "reg32_request",
        "the right to ask for mediation under s.53 or s.54",
        f"{REG} reg 32(a)",
        _P,
    ),
    Requirement(
        "reg32_certificate",
        "that a certificate under s.55(4) or (5) is needed before an appeal, except "
        "one only about the school named, its type, or none named (s.55(2))",
        f"{REG} reg 32(b); {CFA} s.55(2)",
        _S,
    ),
    Requirement(
        "reg32_adviser",
        "the mediation adviser's contact details",
        f"{REG} reg 32(c)",
        _P,
    ),
    Requirement(
        "reg32_timescales",
        "the timescales for asking for mediation",
        f"{REG} reg 32(d)",
        _P,
    ),
    Requirement(
        "reg32_tell_la",
        "that the family must tell the authority that it wants mediation, on which "
        "issues, and any health provision that it wants",
        f"{REG} reg 32(e)",
        _P,
    ),
    Requirement(
        "reg32_contact",
        "whom to contact at the authority about mediation",
        f"{REG} reg 32(f)",
        _P,
    ),
)

_N1_CITE = f"{CFA} s.36(5), (9); {REG} regs 5(3), 10(3), 25(2)"
_N2_CITE = f"{REG} regs 14(2), 22"
_N4_CITE = f"{REG} reg 20(10)-(11)"
_GOOD = "no provision found; a family cannot weigh an appeal without them"
_N5_CITE = f"{REG} reg 22(2)"
_N6_CITE = f"{REG} reg 22(4)"
_N8_CITE = f"{REG} reg 31(2)-(3)"

_ALL = (
    Notice(
        "N1",
        "Refusal to assess, to make a plan or to re-assess",
        (
            Requirement("decision", "the decision", _N1_CITE, _M),
            Requirement("reasons", "the reasons", _N1_CITE, _M),
            _appeal_right("s.51(2)(a), (b) or (d)", _N1_CITE, _M),
            *_rights(_N1_CITE, _M),
            *_REG_32,
        ),
    ),
    Notice(
        "N1a",
        "Decision to assess",
        (
            Requirement("decision", "the decision", f"{REG} reg 5(1)", _P),
            Requirement(
                "sent_to_others",
                "a copy to everyone who was told that an assessment was considered",
                f"{REG} reg 5(1)-(2)",
                _P,
            ),
        ),
    ),
    Notice(
        "N2",
        "Final plan: first, amended or replaced",
        (
            Requirement("plan", "the plan", _N2_CITE, _M),
            _appeal_right("Sections B, F and I, s.51(2)(c)", _N2_CITE, _M),
            *_rights(_N2_CITE, _M),
            *_REG_32,
        ),
    ),
    Notice(
        "N3",
        "Draft plan",
        (
            Requirement("plan", "the draft plan", f"{CFA} s.38(1)", _P),
            Requirement(
                "no_school",
                "no school or other institution, and no type, in Section I",
                f"{CFA} s.38(5)",
                _P,
            ),
            Requirement("advice", "all the advice received", f"{CODE} 9.77", _S),
            Requirement(
                "period",
                "the period for representations, at least 15 days beginning with "
                "service",
                f"{CFA} s.38(4); {REG} reg 13(1)(a)",
                _P,
            ),
            Requirement(
                "representations",
                "the right to make representations on the content",
                f"{CFA} s.38(2); {REG} reg 13(1)(a)",
                _P,
            ),
            Requirement(
                "school_request",
                "the right to ask for a school or institution of the kinds in s.38(3)",
                f"{CFA} s.38(2)-(3)",
                _P,
            ),
            Requirement(
                "meeting",
                "the right to a meeting with an officer",
                f"{REG} reg 13(1)(a)",
                _P,
            ),
            Requirement(
                "school_information",
                "where to find information about schools and colleges",
                f"{REG} reg 13(1)(b)",
                _P,
            ),
        ),
    ),
    Notice(
        "N4",
        "Annual review decision: keep or cease",
        (
            Requirement("decision", "keep or cease", _N4_CITE, _M),
            Requirement("reasons", "the reasons", _GOOD, _M),
            _appeal_right("s.51(2)(e) or (f)", _N4_CITE, _M),
            *_rights(_N4_CITE, _M),
            *_REG_32,
        ),
    ),
    Notice(
        "N4a",
        "Annual review decision: amend",
        (
            Requirement("decision", "that the plan is to be amended", _N4_CITE, _M),
            Requirement(
                "amendments",
                "the proposed amendments, with the decision",
                f"{_N4_CITE}, reg 22(2); R (L, M, P) v Devon CC [2022] EWHC 493 "
                "(Admin)",
                _M,
            ),
        ),
    ),
    Notice(
        "N5",
        "Amendment notice",
        (
            Requirement("plan", "a copy of the plan", _N5_CITE, _P),
            Requirement(
                "amendments", "a notice specifying the amendments", _N5_CITE, _P
            ),
            Requirement("advice", "the evidence for the amendments", _N5_CITE, _P),
            Requirement(
                "school_request", "the right to ask for a school", _N5_CITE, _P
            ),
            Requirement(
                "period",
                "the period for representations, at least 15 days beginning with "
                "service",
                f"{REG} reg 22(2)(c)",
                _P,
            ),
            Requirement(
                "representations", "the right to make representations", _N5_CITE, _P
            ),
            Requirement("meeting", "the right to a meeting", _N5_CITE, _P),
            Requirement(
                "school_information",
                "where to find information about schools and colleges",
                _N5_CITE,
                _P,
            ),
        ),
    ),
    Notice(
        "N6",
        "Decision not to amend after representations",
        (
            Requirement("decision", "the decision", _N6_CITE, Evidence.CHECKED_IN_PART),
            Requirement("reasons", "the reasons", _N6_CITE, Evidence.CHECKED_IN_PART),
            _appeal_right("s.51(2)(e)", _N6_CITE, Evidence.CHECKED_IN_PART),
            *_rights(_N6_CITE, Evidence.CHECKED_IN_PART),
            *_REG_32,
        ),
    ),
    Notice(
        "N7",
        "Considering ceasing",
        (
            Requirement(
                "considering",
                "that the authority is considering ceasing to maintain the plan",
                f"{REG} reg 31(1)",
                _P,
            ),
            Requirement(
                "consultation",
                "that the family, and the head or principal of the institution named, "
                "are consulted",
                f"{REG} reg 31(1)",
                _P,
            ),
        ),
    ),
    Notice(
        "N8",
        "Decision to cease",
        (
            Requirement("decision", "the decision", _N8_CITE, _P),
            Requirement(
                "sent_to_others",
                "a copy to the institution named and to the ICB",
                _N8_CITE,
                _P,
            ),
            _appeal_right("s.51(2)(f)", _N8_CITE, _P),
            *_rights(_N8_CITE, _P),
            *_REG_32,
        ),
    ),
    Notice(
        "N9",
        "Plan transferred in",
        (
            Requirement(
                "transferred", "that the plan has transferred", f"{REG} reg 15(4)", _P
            ),
            Requirement(
                "whether_assess",
                "whether the authority will make an assessment",
                f"{REG} reg 15(4)",
                _P,
            ),
            Requirement(
                "review_when",
                "when the authority will review the plan",
                f"{REG} reg 15(4)",
                _P,
            ),
        ),
    ),
    Notice("reg32", "Mediation information, in every notice of rights", _REG_32),
)

NOTICES: Mapping[str, Notice] = {notice.id: notice for notice in _ALL}
