"""Sections 4 and 5: the child's own words, and each parent's words apart."""

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.visit.answers import HISTORY, IN_OUR_WORDS
from twentyweeks.gui.visit.asking import Asking
from twentyweeks.gui.visit.pieces import card, said
from twentyweeks.present.visit import ChildWordsTopic

HOW = ("Talking", "Drawing", "Signs or pictures", "Play")
QUOTED = (("quoted", "Exactly as said"), (IN_OUR_WORDS, "Put into our words"))


def childs(topic: ChildWordsTopic, ask: Asking) -> list[QWidget]:
    """Ask the child one thing, and keep whose words the answer is and how it came."""
    path = f"child.{topic.topic}"
    child = ask.page.known_as
    whose = (child, f"A parent, for {child}", "School", "The officer saw it")
    quoted = ask.tiles(f"{path}.quoted", "Are these the very words?", QUOTED)
    return [
        card(ask.text(f"{path}.words", topic.question, lines=5)),
        card(
            ask.offered(f"{path}.whose", "Whose words are these?", whose),
            quoted,
            ask.offered(f"{path}.how", "How were they given?", HOW),
        ),
    ]


def parents(number: int, ask: Asking) -> list[QWidget]:
    """Ask one parent, whose words no other parent is shown."""
    path, name = f"parent.{number}", ask.answers.parent(number)
    known = number < len(ask.page.parents)
    alone = f"Only {name or 'this person'} is shown these words."
    today = f"Leave empty for the day of the visit. Today is {ask.page.today}"
    whose = (
        [] if known else [ask.line(f"{path}.name", "Whose words are these?", "Name")]
    )
    return [
        card(
            said("eye-off", f"{alone} They are in no other person's copy."),
            *whose,
            ask.day(f"{path}.on", "Said on", today),
        ),
        *(
            card(ask.text(f"{path}.{topic}", question, lines=3))
            for topic, question in HISTORY
        ),
    ]
