"""Settings: the officer's own details, and the services that letters name."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from twentyweeks.casework import Address, Posting, Reach
from twentyweeks.gui import theme
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.editors import Line, Paragraph
from twentyweeks.gui.form import Form
from twentyweeks.gui.settings.envelope import EnvelopeCard
from twentyweeks.gui.settings.expected import ExpectedCard
from twentyweeks.gui.settings.holidays import HolidaysCard
from twentyweeks.gui.settings.languages import SheetsCard
from twentyweeks.gui.settings.laptop import LaptopCard
from twentyweeks.gui.settings.safety import KeepCard, PassphraseCard
from twentyweeks.gui.settings.tribunal import TribunalCard
from twentyweeks.gui.settings.wordings import WordingCard
from twentyweeks.gui.sitting import Saving, Sitting
from twentyweeks.gui.widgets.buttons import Button, Kind
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.flow import Flow
from twentyweeks.gui.widgets.page import Heading, ScrollPage
from twentyweeks.gui.widgets.words import Words
from twentyweeks.operations.authority import (
    AuthorityForm,
    authority_form,
    change_authority,
)
from twentyweeks.operations.changing import Opened
from twentyweeks.operations.officer import OfficerForm, change_officer, officer_form
from twentyweeks.operations.unlock import Caseload

_Write = Callable[[Caseload, datetime], None]

SERVICES = {
    "reach": "The SEND team",
    "sendiass": "SENDIASS (information and advice)",
    "mediation_adviser": "Mediation adviser",
    "mediation_contact": "Who to ask here about mediation",
    "disagreement": "Disagreement resolution service",
    "tribunal": "The Tribunal",
    "complaints": "Complaints",
    "safeguarding": "Safeguarding: shown on a visit, offline",
}
"""The services, as their cards are headed; letters cannot leave without most of them.
"""


ADDRESSED = ("reach", "tribunal", "complaints")
"""Those that may be written to by post."""


class SettingsPage(ScrollPage):
    """Two forms, each saved by its own button."""

    def __init__(self, sitting: Sitting, looks: Appearance) -> None:
        super().__init__()
        self._sitting = sitting
        self._opened: Opened[AuthorityForm] | None = None
        self.setAccessibleName("Settings")
        self.body.addWidget(
            Heading(
                "Settings",
                "How this laptop behaves, and what letters take; it is typed once.",
            )
        )
        self.laptop = LaptopCard(looks)
        self.passphrase, self.keep = PassphraseCard(sitting), KeepCard(sitting)
        for card in (self.laptop, self.passphrase, self.keep):
            self.body.addWidget(card)
        self.officer = self._officer_form()
        self.authority = self._authority_form()
        self.expected, self.holidays = ExpectedCard(sitting), HolidaysCard(sitting)
        self.wording = WordingCard(sitting)
        self.body.addWidget(self.wording)
        self.sheets = SheetsCard(sitting)
        self.body.addWidget(self.sheets)
        self.envelope = EnvelopeCard(sitting)
        self.body.addWidget(self.envelope)
        self.tribunal = TribunalCard(sitting)
        self.body.addWidget(self.tribunal)
        self.body.addWidget(self.expected)
        self.body.addWidget(self.holidays)
        self.body.addStretch(1)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what stands."""
        self._sitting.read(self, officer_form, self._show_officer)
        self._sitting.read(self, authority_form, self._show_authority)

    @Slot()
    def save_officer(self) -> None:
        """Write the officer's own details."""
        form = OfficerForm(**self.officer.values())
        self._save(self.officer, lambda held, now: change_officer(held, form, now))

    @Slot()
    def save_authority(self) -> None:
        """Write the authority's details, in place of those that were shown."""
        opened = self._opened
        if opened is not None:
            form, seen = self._typed(opened.form), opened.seen
            self._save(
                self.authority,
                lambda held, now: change_authority(held, form, seen, now),
            )

    def _save(self, form: Form, write: _Write) -> None:
        form.clear_errors()
        saving = Saving(
            work=lambda caseload, now, _errand: write(caseload, now),
            then=self._saved,
            failed=form.refuse,
        )
        self._sitting.write(self, saving)

    def _saved(self, _done: None) -> None:
        self._sitting.told.emit("Saved. New letters take these details.")
        self.refresh()

    def _officer_form(self) -> Form:
        form, card = Form(), Card("You")
        pair = {"name": _line("Your name"), "job_title": _line("Job title")}
        form.beside(pair, card.body)
        reach = {"telephone": _line("Telephone"), "email": _line("E-mail")}
        form.beside(reach, card.body)
        self._save_row(card.body, "Save your details", self.save_officer)
        form.body.addWidget(card)
        self.body.addWidget(form)
        return form

    def _authority_form(self) -> Form:
        form, card = Form(), Card("The authority")
        name = _line("Name of the authority")
        promise = Field(
            "Promise to families, in days",
            Line(4),
            "How often, at least, a family hears from us.",
        )
        form.beside({"name": name, "promise_days": promise}, card.body)
        tray = Field(
            "The post tray closes at",
            Line(6),
            "As 15:30. A letter issued later leaves with the next post.",
        )
        added = Field(
            "Days added to a family's 15",
            Line(4),
            "A margin for late post. The law's 15 days are never fewer.",
        )
        form.beside({"tray_closes": tray, "views_added": added}, card.body)
        information = _line("Where to find information about schools")
        form.add("school_information", information, card.body)
        form.body.addWidget(card)
        for key, title in SERVICES.items():
            form.body.addWidget(_service_card(form, key, title))
        self._save_row(form.body, "Save the authority's details", self.save_authority)
        self.body.addWidget(form)
        return form

    def _save_row(
        self, body: QVBoxLayout, words: str, save: Callable[[], None]
    ) -> None:
        button = Button(words, Kind.PRIMARY)
        button.clicked.connect(save)
        body.addWidget(Flow([button]))

    def _show_officer(self, form: OfficerForm) -> None:
        values = {each.name: getattr(form, each.name) for each in fields(form)}
        self.officer.fill(values)

    def _show_authority(self, opened: Opened[AuthorityForm]) -> None:
        self._opened = opened
        form = opened.form
        values = {
            "name": form.name,
            "promise_days": str(form.promise_days),
            "school_information": form.school_information,
            "tray_closes": form.posting.tray_closes,
            "views_added": str(form.posting.views_added),
        }
        for key in SERVICES:
            values.update(_written(key, getattr(form, key)))
        self.authority.fill(values)

    def _typed(self, shown: AuthorityForm) -> AuthorityForm:
        values = self.authority.values()
        days = values["promise_days"].strip()
        services = {key: _reach(key, values, getattr(shown, key)) for key in SERVICES}
        return replace(
            shown,
            name=values["name"].strip(),
            promise_days=int(days) if days.isdecimal() else 0,
            posting=_posting(values),
            school_information=values["school_information"].strip(),
            **services,
        )


def _posting(values: dict[str, str]) -> Posting:
    added = values["views_added"].strip()
    return Posting(
        tray_closes=values["tray_closes"].strip(),
        views_added=int(added or 0) if not added or added.isdecimal() else -1,
    )


def _line(label: str) -> Field:
    return Field(label, Line())


def _service_card(form: Form, key: str, title: str) -> Card:
    card = Card(title)
    card.body.setSpacing(theme.current().px(12))
    if key == "tribunal":
        card.body.addWidget(Words("Where an appeal is sent.", tone="ink2"))
    name, phone = _line("Name"), _line("Telephone")
    form.beside({f"{key}.name": name, f"{key}.telephone": phone}, card.body)
    mail, web = _line("E-mail"), _line("Website")
    form.beside({f"{key}.email": mail, f"{key}.website": web}, card.body)
    parts = [name, phone, mail, web]
    if key in ADDRESSED:
        lines = Field("Address", Paragraph(5), "One line each; the postcode last.")
        parts.append(form.add(f"{key}.address", lines, card.body))
    for part in parts:
        part.editor.setAccessibleName(f"{title}: {part.label}")
    return card


def _written(key: str, reach: Reach) -> dict[str, str]:
    address = [*reach.address.lines, reach.address.postcode]
    return {
        f"{key}.name": reach.name,
        f"{key}.telephone": reach.telephone,
        f"{key}.email": reach.email,
        f"{key}.website": reach.website,
        f"{key}.address": "\n".join(line for line in address if line),
    }


def _reach(key: str, values: dict[str, str], shown: Reach) -> Reach:
    address = shown.address
    if key in ADDRESSED:
        address = _address(values[f"{key}.address"])
    return Reach(
        name=values[f"{key}.name"].strip(),
        telephone=values[f"{key}.telephone"].strip(),
        email=values[f"{key}.email"].strip(),
        website=values[f"{key}.website"].strip(),
        address=address,
    )


def _address(typed: str) -> Address:
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if lines and any(letter.isdigit() for letter in lines[-1]):
        return Address(lines=tuple(lines[:-1]), postcode=lines[-1])
    return Address(lines=tuple(lines))
