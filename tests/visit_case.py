"""A visit to Amara as an officer would fill it in, and what the caseload then holds."""

from datetime import date

from sqlalchemy import inspect, select, table, text

from make import at
from twentyweeks.casework import (
    Answer,
    Asked,
    NoteKind,
    ReadBack,
)
from twentyweeks.casework.visit import (
    Agreement,
    Household,
    Meeting,
    ParentWords,
    Prompt,
    Told,
    Words,
)
from twentyweeks.operations.visit import (
    ConsentAnswer,
    NewNote,
    VisitForm,
)
from twentyweeks.vault.keys import Compartment

NOW = at("2026-04-20", "14:02")
NEEDLE = "Rottweiler loose in the yard"
HERS = ParentWords(
    name="Ngozi Okafor",
    on=date(2026, 4, 20),
    words=(Words(topic="Worries", words="She is lost at playtime", how="spoken"),),
)
HIS = ParentWords(
    name="Emeka Okafor",
    on=date(2026, 4, 20),
    words=(Words(topic="Hopes", words="A school by the river"),),
)
FORM = VisitForm(
    held_on=date(2026, 4, 20),
    meeting=Meeting(place="At home", starts="14:00", child_present="Yes, drawing"),
    household=Household(legal_name="Amara Okafor", best_way="Ring after 3 pm"),
    told=Told(wording="Told as written", told_to="Ngozi Okafor"),
    child_words=(
        Words(topic="What helps", words="My blue headphones", how="She showed us"),
    ),
    parents_words=(HERS,),
    prompts=(
        Prompt(area="Sleep", answer=Asked.YES, words="Wakes at four"),
        Prompt(area="Eating", answer=Asked.NONE),
    ),
    agreement=Agreement(
        result=ReadBack.AGREED,
        signed_by="Ngozi Okafor",
        strokes=(((1.0, 2.5), (3.0, 4.0)),),
        summary_given=True,
        questions_we_owe="Who pays for the taxi?",
        next_contact_on=date(2026, 5, 4),
    ),
    consents=(
        ConsentAnswer(
            purpose="photo",
            wording="We may put a photo on the plan.",
            answer=Answer.REFUSED,
            by="Ngozi Okafor",
            how="signed",
        ),
        ConsentAnswer(purpose="email", wording="By e-mail?"),
    ),
)
DOG = NewNote(
    kind=NoteKind.OFFICER_SAFETY,
    words=NEEDLE,
    evidence="Seen by J. Marlow",
    review_by=date(2027, 4, 20),
)


def everything(caseload, compartment=Compartment.GENERAL):
    """Return every value in every table of a compartment's file, as text."""
    with caseload.reading(compartment) as session:
        connection = session.connection()
        tables = inspect(connection).get_table_names()
        return "\n".join(
            str(tuple(row))
            for name in tables
            for row in connection.execute(select(text("*")).select_from(table(name)))
        )
