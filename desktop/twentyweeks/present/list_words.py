"""The words around a list: its filters, its one true sentence, and its emptiness."""

from twentyweeks.present.tone import Tone

PILLS = (
    ("mine", "My cases", "", Tone.GREY),
    ("all", "All", "", Tone.GREY),
    ("overdue", "Overdue", "circle-alert", Tone.RED),
    ("due_this_week", "Due in 7 days", "clock", Tone.AMBER),
    ("waiting_for_advice", "Waiting for advice", "hourglass", Tone.GREY),
    ("draft_plans", "Draft plans", "file-pen", Tone.GREY),
    ("for_decision", "For a decision", "gavel", Tone.GREY),
    ("reviews", "Reviews due", "repeat", Tone.GREY),
    ("transfers", "Phase transfers", "graduation-cap", Tone.GREY),
    ("not_heard", "Not heard from us", "phone", Tone.AMBER),
    ("closed", "Closed", "archive", Tone.GREY),
)
"""Each filter: its name, its words, its icon and its tone."""

_NOTHING = {
    "mine": "No open case has your name on it.",
    "all": "There is no open case yet. Register a request with New request, or bring "
    "in a spreadsheet with Bring in a tracker, in the menu under Case.",
    "overdue": "No statutory deadline has passed.",
    "due_this_week": "Nothing is due in the next seven days.",
    "waiting_for_advice": "No case waits for anybody's advice or answer.",
    "draft_plans": "No draft plan is with a family.",
    "for_decision": "No case waits for a panel to decide.",
    "reviews": "No annual review is under way or due in the next twelve weeks.",
    "transfers": "No move from one phase of education to the next is to come.",
    "not_heard": "Every family has heard from us as promised.",
    "closed": "No case has been closed.",
}


def truth(passed: int, near: int) -> str:
    """Say the day's truth: how many deadlines have passed, how many are near."""
    if not passed and not near:
        return "No deadline has passed, and none falls in the next seven days."
    late = {0: "No deadline has passed", 1: "1 deadline has passed"}.get(
        passed, f"{passed} deadlines have passed"
    )
    more = " more" if passed else ""
    soon = {0: f"no{more} falls", 1: f"1{more} falls"}.get(near, f"{near}{more} fall")
    return f"{late}, {soon} in the next seven days."


def nothing_words(pill: str, search: str, anywhere: int) -> str:
    """Say why no case is shown."""
    if search.strip():
        found = f" Found under All: {anywhere}." if anywhere else ""
        return f"No case here matches “{search.strip()}”.{found}"
    return _NOTHING[pill]
