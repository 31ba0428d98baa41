"""What the Decision screen asks: the question, its test, and what stands so far."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """The Decision screen for one case and one question."""

    case_id: str
    child: str
    question: str  # "assess", "issue_plan", "review" …
    title: str  # "Decide whether to assess Amara Okafor"
    due: str  # "By Monday 13 April 2026, 12 days left"
    test: str  # the statutory test in words, with its citation
    tests: tuple[str, ...]  # the parts of the test, each answered
    evidence: tuple[str, ...]  # papers on the case, offered as evidence
    outcomes: tuple[tuple[str, str], ...]  # what can be decided, with its words
    refusals: tuple[str, ...]  # the outcomes that can be appealed
    others: tuple[tuple[str, str], ...] = ()  # what else is open on the case
    draft: str = ""
