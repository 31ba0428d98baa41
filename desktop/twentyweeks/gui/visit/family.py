"""Sections 1 and 2: the meeting, the family, and how to be in touch."""

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import beside, card, said

PLACES = ("At home", "At school", "By video")
ABSENT = ("The family said no", "Not free that day", "Not asked")
PRESENT = ("Yes, the whole time", "Yes, part of the time", "No, seen another day")
WAYS = ("Telephone", "Text message", "E-mail", "Letter")


def when(ask: Asking) -> list[QWidget]:
    """Ask when and where the visit is."""
    today = f"Leave empty for today, {ask.page.today}"
    times = beside(
        ask.short("meeting.starts", "From", "For example 14:00"),
        ask.short("meeting.ends", "Until", "For example 15:30"),
    )
    return [
        card(
            ask.offered("meeting.place", "Where do we meet?", PLACES, "Somewhere else"),
            *_place(ask),
        ),
        card(ask.day("held_on", "On which day?", today), times),
    ]


def _place(ask: Asking) -> list[QWidget]:
    if ask.page.protected:
        return [said("lock", apart_words(ask))]
    return [
        ask.tick("place_is_protected", "Nobody around the child may learn this place")
    ]


def apart_words(ask: Asking) -> str:
    """Say what becomes of a place and of a safe address, so that it is kept apart."""
    if ask.page.can_write_restricted:
        return (
            "An address around this child is protected: the place, the safe address "
            "and the safe telephone are kept apart, and stand on no copy."
        )
    return (
        "An address around this child is protected, and you have no key to what is "
        "kept apart. Leave the place, the safe address and the safe telephone empty."
    )


def who(ask: Asking) -> list[QWidget]:
    """Ask who is there, who was invited, and who did not come."""
    child = ask.page.known_as
    return [
        card(
            ask.offered("meeting.child_present", f"Is {child} here?", PRESENT),
            ask.line("meeting.came", "Who came?", "Names, and who they are"),
            ask.line(
                "meeting.invited",
                "Who was invited and did not come?",
                "Names, and why they did not",
            ),
        ),
        card(
            ask.line("meeting.social_worker", "Social worker here"),
            ask.offered(
                "meeting.social_worker_absent_because",
                "If none is here, why?",
                ABSENT,
            ),
        ),
        card(
            ask.offered(
                "meeting.interpreter",
                "Interpreter",
                ("Not needed",),
                "Name and language",
            )
        ),
    ]


def _safe(ask: Asking) -> str:
    if ask.page.protected or ask.answers.words("place_is_protected"):
        return apart_words(ask)
    return (
        "Where it must be kept from somebody, tick so beside the place of the visit, "
        "or protect it under People on the case: it is then kept apart."
    )


def names(ask: Asking) -> list[QWidget]:
    """Ask for names, responsibility and who lives at home."""
    return [
        card(
            beside(
                ask.line("household.legal_name", "Legal name"),
                ask.line("household.known_as", "Known as"),
            ),
            ask.text(
                "household.parental_responsibility",
                "Who has parental responsibility?",
                "Everybody, and where they live apart",
                2,
            ),
        ),
        card(
            ask.text("household.others_at_home", "Who else lives at home?", lines=2),
            ask.line("household.siblings_with_plans", "Brothers or sisters with plans"),
        ),
    ]


def contact(ask: Asking) -> list[QWidget]:
    """Ask how the family wants to be reached."""
    wishes = "What they want themselves, and what helps them to decide"
    return [
        card(
            ask.offered("household.best_way", "The best way and time", WAYS),
            ask.line("household.safe_telephone", "A safe telephone number"),
            ask.text("household.safe_address", "A safe address", _safe(ask), 2),
        ),
        card(
            ask.line("household.copies_to", "Who gets a copy of letters?"),
            ask.text("household.own_wishes", "A young person of 16 or over", wishes, 2),
        ),
    ]
