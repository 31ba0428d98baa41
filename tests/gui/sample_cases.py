"""Invented cases for tests and pictures: any number, the same each time."""

from twentyweeks.present.caseload import CaseRow
from twentyweeks.present.tone import Tone

FIRST = ("Samir", "Finlay", "Grace", "Rohan", "Caleb", "Harvey", "Arlo", "Amara")
LAST = ("Hughes", "Osei", "Cartwright", "Marsh", "Ferreira", "Begum", "Lindley")
PLACES = (
    ("Year 3", "Ashgrove Primary"),
    ("Year 11", "Northmoor High"),
    ("Year 5", "Millbank Academy"),
    ("Nursery", "Larkspur Infants"),
    ("Year 6", "St Cuthbert's RC Primary"),
    ("Year 12", "Hollins Wood School"),
)
WAITING = (
    ("stethoscope", "Community paediatrics"),
    ("hand-heart", "Social care"),
    ("brain", "Educational psychologist"),
    ("gavel", "Panel"),
    ("users", "Parent or carer"),
    ("", "—"),
)
STEPS = (
    ("Decision to assess", ""),
    ("Draft plan served", "our target"),
    ("Advice back", ""),
    ("Final plan sent", ""),
)
DUE = (
    ("4 days overdue", Tone.RED, "Thu 19 Nov", 7),
    ("Due today", Tone.RED, "Mon 23 Nov", 6),
    ("1 day left", Tone.AMBER, "Tue 24 Nov", 16),
    ("3 days left", Tone.AMBER, "Thu 26 Nov", 12),
    ("7 days left", Tone.AMBER, "Mon 30 Nov", 20),
    ("9 days left", Tone.GREY, "Wed 2 Dec", 5),
    ("23 days left", Tone.GREY, "Wed 16 Dec", 3),
)
OFFICERS = ("H. Salim", "J. Marlow", "R. Whitaker", "P. Adeyemi", "S. Kendrick")


def case(number: int) -> CaseRow:
    year, school = PLACES[number % len(PLACES)]
    icon, waiting = WAITING[number % len(WAITING)]
    step, force = STEPS[number % len(STEPS)]
    due, tone, on, week = DUE[min(number // 2, len(DUE) - 1)]
    if force and tone is Tone.RED:
        due, tone = "4 days past", Tone.GREY
    return CaseRow(
        id=f"case-{number}",
        name=f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}",
        reference_and_year=f"EHC-26-{1042 + number} · {year}",
        due=due,
        due_tone=tone,
        step=step,
        on=on,
        force=force,
        weeks=f"{week} of 20",
        weeks_done=week / 20,
        weeks_tone=Tone.RED if tone is Tone.RED else Tone.ACCENT,
        waiting_icon=icon,
        waiting_on=waiting,
        school=school,
        officer=OFFICERS[number % len(OFFICERS)],
        unread=number in (3, 8),
    )


def fetch_at_once(first, count, deliver):
    deliver([case(number) for number in range(first, first + count)])


def some_table():
    from twentyweeks.gui.widgets.case_table import CaseTable, TableCard

    table = CaseTable()
    card = TableCard(table)
    table.show_rows(200, fetch_at_once)
    return card


def fetch_of(rows):
    """Return a fetch that gives these rows, whatever page is asked for."""

    def fetch(first, count, deliver):
        deliver(rows[first : first + count])

    return fetch
