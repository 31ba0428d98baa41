"""The fields of a new request, card by card."""

from datetime import date

from twentyweeks.gui.editors import Choice, Day, Line, Paragraph, in_figures
from twentyweeks.gui.form import Form
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.present.case_words import STANDINGS

ASKED_BY = (
    ("parent", "A parent"),
    ("young_person", "The young person"),
    ("school", "The school"),
    ("post16", "The post-16 institution"),
)
SEXES = (("", "Not said"), ("F", "Female"), ("M", "Male"))
FAMILY = ("unknown", "parental_responsibility", "care_of_child", "representative")


def add_request(form: Form, today: date) -> Card:
    """Return the card of the request itself."""
    card = Card("The request")
    received = Day()
    received.setText(in_figures(today))
    form.beside(
        {
            "received_on": Field(
                "Received on",
                received,
                "The day it arrived, by any channel, whoever opened it",
            ),
            "asked_by": Field("Asked by", Choice(ASKED_BY), "Who made the request"),
        },
        card.body,
    )
    return card


def add_child(form: Form, _today: date) -> Card:
    """Return the card of the child or young person."""
    card = Card("The child or young person")
    form.beside(
        {
            "forename": Field("First name", Line()),
            "surname": Field("Last name", Line()),
            "known_as": Field("Known as", Line()),
        },
        card.body,
    )
    form.beside(
        {
            "born": Field("Date of birth", Day(), "For example 04/03/2019"),
            "school": Field("School or setting", Line(), "Empty where there is none"),
        },
        card.body,
    )
    form.add(
        "primary_need", Field("Main need, as the request tells it", Line()), card.body
    )
    return card


def add_parent(form: Form, _today: date) -> Card:
    """Return the card of the parent; more people are added on the case."""
    card = Card("The parent we write to first")
    form.beside(
        {
            "parent_name": Field("Name", Line()),
            "parent_role": Field("Relation to the child", Line()),
        },
        card.body,
    )
    hint = "Until it is known, no letter can be issued to this person"
    rights = [(key, words) for key, words in STANDINGS.items() if key in FAMILY]
    rights.sort(key=lambda each: FAMILY.index(each[0]))
    form.add("parent_standing", Field("In what right", Choice(rights), hint), card.body)
    form.beside(
        {
            "parent_telephone": Field("Telephone", Line()),
            "parent_email": Field("E-mail", Line()),
        },
        card.body,
    )
    form.add("parent_address", Field("Address, a line each", Paragraph(3)), card.body)
    form.add("parent_postcode", Field("Postcode", Line(12)), card.body)
    return card


def add_more(form: Form, _today: date) -> Card:
    """Return the card of what may be known and may be left empty."""
    card = Card("If it is known")
    form.beside(
        {
            "upn": Field("UPN", Line(18), "A letter and twelve figures"),
            "nhs_number": Field("NHS number", Line(18), "Ten figures"),
        },
        card.body,
    )
    form.beside(
        {
            "sex": Field("Sex", Choice(SEXES)),
            "pronouns": Field("Pronouns", Line(18)),
            "reference": Field("Reference", Line(18), "Empty: the next free one"),
        },
        card.body,
    )
    return card
