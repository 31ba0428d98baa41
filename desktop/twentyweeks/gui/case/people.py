"""The forms of a person around the child, and of the child."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from twentyweeks.gui.editors import (
    DAY,
    TICKED,
    Choice,
    Day,
    Line,
    Option,
    Paragraph,
    Tick,
)
from twentyweeks.gui.form import Form
from twentyweeks.gui.form_dialog import FormDialog, Task
from twentyweeks.gui.sitting import Sitting
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.operations.people import (
    ChildForm,
    Opened,
    PersonForm,
    add_person,
    change_child,
    change_person,
)
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case import CasePage
from twentyweeks.present.case_words import STANDINGS, TOLD

SIZES = (("12", "12 point"), ("18", "18 point"), ("24", "24 point"))
NEW_NAME = "Only where it must be kept from somebody. Tick above first"
OWN_SIZE = "Of what is written to a young person"
SEXES = (("", "Not said"), ("F", "Female"), ("M", "Male"))


def add_person_task(
    sitting: Sitting, shown: CasePage, _about: str, page: QWidget
) -> FormDialog:
    """Add a person around the child."""

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> object:
        return add_person(caseload, shown.case_id, person_of(values), now)

    task = Task(
        title="Add a person",
        sentence=f"Around {shown.name}. Each has their own standing and address.",
        save="Add the person",
        told="The person is added.",
        draft=f"person:{shown.case_id}",
        do=do,
    )
    form = PersonFields(_papers(shown, ""))
    form.fill(typed_person(PersonForm(name="")))
    return FormDialog(sitting, form, task, page)


def change_person_dialog(
    sitting: Sitting,
    about: tuple[CasePage, str],
    opened: Opened[PersonForm],
    page: QWidget,
) -> FormDialog:
    """Change a person of a case; what nobody touched is not written."""
    shown, person_id = about

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> str:
        form = person_of(values)
        return change_person(caseload, person_id, form, opened.seen, now)

    task = Task(
        title=opened.form.name,
        sentence="Only what you change is written.",
        save="Save the changes",
        told="The changes are saved.",
        draft=f"person:{person_id}",
        do=do,
        heed=str,
    )
    form = PersonFields(_papers(shown, opened.form.order_paper))
    form.fill(typed_person(opened.form))
    return FormDialog(sitting, form, task, page)


def change_child_dialog(
    sitting: Sitting, shown: CasePage, opened: Opened[ChildForm], page: QWidget
) -> FormDialog:
    """Change what is known of the child or young person."""

    def do(caseload: Caseload, values: Mapping[str, str], now: datetime) -> None:
        changed = child_of(values, opened.form)
        change_child(caseload, shown.person_id, changed, opened.seen, now)

    task = Task(
        title=shown.name,
        sentence="Only what you change is written.",
        save="Save the changes",
        told="The changes are saved.",
        draft=f"child:{shown.person_id}",
        do=do,
    )
    form = ChildFields()
    form.fill(typed_child(opened.form))
    return FormDialog(sitting, form, task, page)


class _Guarded(Form):
    """A form that keeps nothing half typed of what is, or was, protected."""

    HIDES: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._was_protected = False

    def fill(self, values: Mapping[str, str]) -> None:
        if values.get("address_is_protected") == TICKED:
            self._was_protected = True
        super().fill(values)

    def kept(self) -> dict[str, str]:
        values = super().kept()
        protected = values["address_is_protected"] == TICKED or self._was_protected
        gone = ("new_name", *(self.HIDES if protected else ()))
        return {name: words for name, words in values.items() if name not in gone}


class PersonFields(_Guarded):
    """The fields of a person around the child."""

    HIDES = ("lines", "postcode", "telephone")

    def __init__(self, papers: Sequence[Option] = ()) -> None:
        super().__init__()
        self._papers = papers
        self.add("name", Field("Name", Line()))
        role = Field("Relation to the child", Line(), "Mother, SENCO, social worker")
        salutation = Field("How letters begin", Line(), "Dear Mrs Okafor")
        self.beside({"role": role, "salutation": salutation})
        self.add("standing", Field("In what right", Choice(_options(STANDINGS))))
        hint = "Birth certificate, seen 3 March 2026; foster placement of 5 May"
        self.add("standing_shown_by", Field("What shows it", Line(), hint))
        self.add("may_be_told", Field("What they may be told", Choice(_options(TOLD))))
        self._add_reach()
        self._add_wishes()

    def _add_reach(self) -> None:
        telephone, email = Field("Telephone", Line()), Field("E-mail", Line())
        self.beside({"telephone": telephone, "email": email})
        self.add("lines", Field("Address, a line each", Paragraph(3)))
        self.add("postcode", Field("Postcode", Line(12)))
        protected = Tick("Nobody around the child may learn where this person is")
        hint = (
            "Address, telephone and new name are then kept apart, and stand on no "
            "copy to anyone else"
        )
        self.add("address_is_protected", Field("Protected address", protected, hint))
        self.add("new_name", Field("New name", Line(), NEW_NAME))

    def _add_wishes(self) -> None:
        best = Field("Best way and time", Line(), "Telephone, after 3 pm")
        never = Field("Do not", Line(), "Ring her at work")
        self.beside({"best_way": best, "do_not": never})
        language = Field("Language", Line())
        interpreter = Field("Interpreter", Line(), "Empty where none is needed")
        self.beside({"language": language, "interpreter": interpreter})
        self.add("letter_size", Field("Size of letters", Choice(SIZES)))
        self._add_order()

    def _add_order(self) -> None:
        limits = Field("Order that limits contact", Line(), "No letters to the father")
        self.add("order_limits", limits)
        since = Field("From", Day(), DAY)
        until = Field("Until", Day(), "Empty where it has no end")
        self.beside({"order_since": since, "order_until": until})
        options = [("", "No paper of it is filed yet"), *self._papers]
        filed = Field(
            "The order is filed as", Choice(options), "File it among the papers first"
        )
        self.add("order_paper", filed)


class ChildFields(_Guarded):
    """The fields of the child or young person."""

    HIDES = ("lines", "postcode", "school", "school_urn")

    def __init__(self) -> None:
        super().__init__()
        names = (("forename", "First name"), ("surname", "Last name"))
        self.beside({name: Field(words, Line()) for name, words in names})
        self.beside({"known_as": Field("Known as", Line()), "born": _born()})
        pronouns = Field("Pronouns", Line())
        self.beside({"sex": Field("Sex", Choice(SEXES)), "pronouns": pronouns})
        self.beside({"language": Field("Language", Line()), "email": _email()})
        self.add("letter_size", Field("Size of letters", Choice(SIZES), OWN_SIZE))
        numbers = (("upn", "UPN"), ("uln", "ULN"), ("nhs_number", "NHS number"))
        self.beside({name: Field(words, Line()) for name, words in numbers})
        school, urn = Field("School or setting", Line()), Field("Its URN", Line(12))
        self.beside({"school": school, "school_urn": urn})
        self.add("lines", Field("Address, a line each", Paragraph(3)))
        self.add("postcode", Field("Postcode", Line(12)))
        protected = Tick("Somebody may not learn where this child is")
        hint = (
            "Address, school and new name are then kept apart, and stand on no copy "
            "to anyone else"
        )
        self.add("address_is_protected", Field("Protected address", protected, hint))
        self.add("new_name", Field("New name", Line(), NEW_NAME))


def _email() -> Field:
    return Field("E-mail", Line(), "A young person's own")


def _born() -> Field:
    return Field("Date of birth", Day())


def _papers(shown: CasePage, held: str) -> list[Option]:
    """Return the papers that an order may be filed as, with the one that it is."""
    options = [(e.document_id, e.title) for e in shown.papers if not e.letter_id]
    known = held in ("", *(key for key, _ in options))
    return options if known else [*options, (held, "A paper of another case")]


def _options(words: Mapping[Any, str]) -> list[Option]:
    return [(str(key), said) for key, said in words.items()]


def person_of(values: Mapping[str, str]) -> PersonForm:
    """Return what was typed of a person, as the operation takes it."""
    words = {
        name: said
        for name, said in values.items()
        if name not in ("lines", "letter_size", "address_is_protected")
    }
    return PersonForm(
        **words,
        lines=_lines(values["lines"]),
        letter_size=int(values["letter_size"]),
        address_is_protected=values["address_is_protected"] == TICKED,
    )


def typed_person(form: PersonForm) -> dict[str, str]:
    """Return a person's form as the fields show it."""
    values = {name: str(value) for name, value in asdict(form).items()}
    ticked = TICKED if form.address_is_protected else ""
    return {**values, "lines": "\n".join(form.lines), "address_is_protected": ticked}


def child_of(values: Mapping[str, str], opened: ChildForm) -> ChildForm:
    """Return what was typed of a child; what has no field stays as it was."""
    apart = ("lines", "letter_size", "address_is_protected")
    words = {name: said for name, said in values.items() if name not in apart}
    return replace(
        opened,
        **words,
        lines=_lines(values["lines"]),
        letter_size=int(values["letter_size"]),
        address_is_protected=values["address_is_protected"] == TICKED,
    )


def typed_child(form: ChildForm) -> dict[str, str]:
    """Return a child's form as the fields show it."""
    values = {name: str(value) for name, value in asdict(form).items()}
    ticked = TICKED if form.address_is_protected else ""
    lines = "\n".join(form.lines)
    return {**values, "lines": lines, "address_is_protected": ticked}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
