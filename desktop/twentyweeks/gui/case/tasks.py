"""The forms of the Case screen: each one operation, opened over the page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.case.filing import file_task
from twentyweeks.gui.case.own import capacity_task
from twentyweeks.gui.case.people import add_person_task
from twentyweeks.gui.editors import (
    DAY,
    TICKED,
    Choice,
    Day,
    Line,
    Paragraph,
    Tick,
    in_figures,
)
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.close_case import close_case
from twentyweeks.operations.record import (
    NewContact,
    add_reminder,
    advice_in,
    answer_question,
    ask_advice,
    record_contact,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.law_words import adviser_words
from twentyweeks.present.milestone_form import ADVISERS

WAYS = (
    ("call", "Telephone call"),
    ("email", "E-mail"),
    ("letter", "Letter"),
    ("meeting", "Meeting"),
    ("message", "Message"),
    ("visit", "Visit"),
)
DIRECTIONS = (("from_us", "We rang or wrote"), ("to_us", "They rang or wrote"))
ASKED_OF = ("name", "service", "institution", "received_on")


def contact_task(
    sitting: Sitting, shown: CasePage, about: str, page: QWidget
) -> FormDialog:
    """Record a call, letter, message or meeting."""
    form = Form()
    form.beside(
        {
            "on": Field("Day", _today(sitting)),
            "way": Field("How", Choice(WAYS)),
            "direction": Field("Who began it", Choice(DIRECTIONS)),
        }
    )
    form.add("with_name", Field("With whom", _filled(about or _first(shown))))
    form.add("words", Field("What was said", Paragraph(5)))
    form.add(
        "told_new",
        Field("News for the family", Tick("The family learned something new")),
    )
    form.add(
        "asks_us", Field("A question that we still owe an answer to", Paragraph(2))
    )
    form.add("next_contact_on", Field("When we will be in touch again", Day(), DAY))
    return FormDialog(
        sitting,
        form,
        Task(
            title="Record contact",
            sentence=shown.name,
            save="Save the contact",
            told="The contact is recorded.",
            draft=f"contact:{shown.case_id}",
            do=partial(_record_contact, case_id=shown.case_id),
        ),
        page,
    )


def _record_contact(
    caseload: Caseload, values: Mapping[str, str], now: datetime, case_id: str
) -> object:
    told = values["told_new"] == TICKED
    words = {name: said for name, said in values.items() if name != "told_new"}
    return record_contact(caseload, case_id, NewContact(**words, told_new=told), now)


def reminder_task(
    sitting: Sitting, shown: CasePage, _about: str, page: QWidget
) -> FormDialog:
    """Write down a day to remember."""
    form = Form()
    form.add("words", Field("What to remember", Paragraph(2)))
    form.add("on", Field("Day", Day(), DAY))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        return add_reminder(caseload, shown.case_id, values["on"], values["words"], now)

    task = Task(
        title="Add a reminder",
        sentence="A reminder is our own and never a date of the law.",
        save="Save the reminder",
        told="The reminder is kept.",
        draft=f"reminder:{shown.case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def ask_task(
    sitting: Sitting, shown: CasePage, _about: str, page: QWidget
) -> FormDialog:
    """Record that an adviser was asked."""
    form = Form()
    options = [(each, adviser_words(each)) for each in ADVISERS]
    form.add("adviser", Field("Who is asked", Choice(options)))
    form.add("name", Field("Name, if it is known", Line()))
    form.add("service", Field("Service", Line()))
    hint = "A long closure can be an exception only for the head who was asked."
    form.add("institution", Field("School, where its head is asked", Line(), hint))
    form.beside(
        {
            "on": Field("Asked on", _today(sitting)),
            "received_on": Field("Reached them on, if known", Day()),
        }
    )

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        known = {name: values[name] for name in ASKED_OF}
        return ask_advice(
            caseload, shown.case_id, values["adviser"], values["on"], now=now, **known
        )

    task = Task(
        title="Ask for advice",
        sentence="The six weeks run from the day on which the adviser received it.",
        save="Save",
        told="The request for advice is recorded.",
        draft=f"ask:{shown.case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def came_task(
    sitting: Sitting, shown: CasePage, about: str, page: QWidget
) -> FormDialog:
    """Record that an adviser's advice came in."""
    form = Form()
    awaited = [
        (each.key, each.adviser)
        for each in shown.advice
        if not each.chip.words.startswith("Received")
    ]
    papers = [(each.document_id, each.title) for each in shown.papers]
    form.add("adviser", Field("Whose advice", Choice(awaited)))
    form.add("on", Field("Received on", _today(sitting)))
    form.add(
        "document",
        Field("The paper that holds it", Choice([("", "Not filed yet"), *papers])),
    )
    form.fill({"adviser": about})

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        given = (values["adviser"], values["on"], values["document"])
        return advice_in(caseload, shown.case_id, *given, now=now)

    task = Task(
        title="Advice came in",
        sentence="The day on which it arrived, whoever opened it.",
        save="Save",
        told="The advice is recorded as received.",
        draft=f"came:{shown.case_id}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def answer_task(
    sitting: Sitting, shown: CasePage, about: str, page: QWidget
) -> FormDialog:
    """Record the day on which a question of the family was answered."""
    form = Form()
    form.add("on", Field("Answered on", _today(sitting)))
    asked = next((each for each in shown.contacts if each.contact_id == about), None)

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        answer_question(caseload, about, values["on"], now)

    task = Task(
        title="The question was answered",
        sentence=asked.asks_us if asked else "",
        save="Save",
        told="The answer is recorded.",
        draft=f"answer:{about}",
        do=do,
    )
    return FormDialog(sitting, form, task, page)


def close_task(
    sitting: Sitting, shown: CasePage, _about: str, page: QWidget
) -> FormDialog:
    """Take a case out of the lists of work, with the reason."""
    form = Form()
    form.add("on", Field("Closed on", _today(sitting)))
    form.add("because", Field("Why it is closed", Paragraph(3)))

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        close_case(caseload, shown.case_id, values["on"], values["because"], now)

    task = Task(
        title="Close this case",
        sentence="It leaves the lists of work. Its record stays whole, and it can be "
        "opened again.",
        save="Close the case",
        told="The case is closed.",
        draft=f"close:{shown.case_id}",
        do=do,
        leave="Leave",
    )
    return FormDialog(sitting, form, task, page)


def _today(sitting: Sitting) -> Day:
    day = Day()
    day.setText(in_figures(sitting.today()))
    return day


def _filled(words: str) -> Line:
    line = Line()
    line.setText(words)
    return line


def _first(shown: CasePage) -> str:
    return shown.people[0].name if shown.people else ""


Open = Callable[[Sitting, CasePage, str, QWidget], FormDialog]
TASKS: dict[str, Open] = {
    "record_contact": contact_task,
    "reminder": reminder_task,
    "ask_advice": ask_task,
    "advice_in": came_task,
    "answer": answer_task,
    "close": close_task,
    "file_paper": file_task,
    "person": add_person_task,
    "capacity": capacity_task,
}
"""Each form by the name that steps and buttons ask for."""
