"""A protected mother and child on the laptops of a team, and what each file holds."""

from dataclasses import replace
from datetime import date

from sqlalchemy import inspect, select, table, text

from make import at
from twentyweeks.casework import Case
from twentyweeks.casework.visit import Household, Meeting
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.exchange import exchange
from twentyweeks.operations.people import (
    change_child,
    change_person,
    child_form,
    person_form,
)
from twentyweeks.operations.visit import VisitForm
from twentyweeks.vault.keys import Compartment

NOW = at("2026-03-05")
TODAY = date(2026, 3, 5)
REFUGE = ("12 Tanner Passage", "Eastfold")
PLACE = "The refuge in Tanner Passage"
FORM = VisitForm(
    held_on=date(2026, 3, 4),
    meeting=Meeting(place=PLACE),
    household=Household(
        safe_address="12 Tanner Passage", safe_telephone="01632 960345"
    ),
)
RESTRICTED = Compartment.RESTRICTED


def both(*caseloads):
    for _ in range(2):
        for each in caseloads:
            exchange(each, NOW)


def only_case(caseload):
    with caseload.reading() as session:
        return session.scalars(select(Case.id).order_by(Case.id)).first().hex


def mother_of(caseload):
    return named(caseload, "Ngozi Okafor").id


def named(caseload, name):
    people = case_page(caseload, only_case(caseload), TODAY).people
    return next(each for each in people if each.name == name)


def child_of(caseload):
    return case_page(caseload, only_case(caseload), TODAY).person_id


def change(caseload, **fields):
    mother = mother_of(caseload)
    opened = person_form(caseload, mother)
    form = replace(opened.form, **fields)
    return change_person(caseload, mother, form, opened.seen, NOW)


def protect(caseload, lines=REFUGE, **fields):
    return change(caseload, address_is_protected=True, lines=lines, **fields)


def settle_child(caseload, **fields):
    opened = child_form(caseload, child_of(caseload))
    form = replace(opened.form, **fields)
    change_child(caseload, child_of(caseload), form, opened.seen, NOW)


def said(caseload, compartment=Compartment.GENERAL, without=()):
    """Return every value of a compartment's file as text."""
    with caseload.reading(compartment) as session:
        connection = session.connection()
        names = set(inspect(connection).get_table_names()) - set(without)
        return "\n".join(
            str(tuple(row))
            for name in sorted(names)
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )


def shown(caseload):
    """Return what the general file shows: all but journal and what was sent."""
    return said(caseload, without=("operation", "bundle"))
