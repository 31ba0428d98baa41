"""The head of the Case screen: chips, facts and the alerts that cannot be closed."""

from collections.abc import Sequence
from datetime import date

from twentyweeks.casework import Involved, LimitingOrder, MayBeTold, Person, Standing
from twentyweeks.present.case import Chip, PersonCard
from twentyweeks.present.case_now import CaseNow
from twentyweeks.present.dates import age_on, plain, school_year
from twentyweeks.present.names import initials
from twentyweeks.present.tone import Tone
from twentyweeks.present.young_person import is_young_person

STANDINGS = {
    Standing.PARENTAL_RESPONSIBILITY: "Has parental responsibility",
    Standing.CARE_OF_CHILD: "Has care of the child",
    Standing.YOUNG_PERSON: "The young person",
    Standing.REPRESENTATIVE: "Represents the family",
    Standing.ADVISER: "Gives advice",
    Standing.SETTING: "School or setting",
    Standing.AUTHORITY: "Another authority",
    Standing.UNKNOWN: "Standing not known: no letter can be issued to them",
}
TOLD = {
    MayBeTold.EVERYTHING: "May be told everything",
    MayBeTold.LETTERS: "May be sent letters",
    MayBeTold.ASKED_ADVICE_ONLY: "May be told what their advice needs",
    MayBeTold.NOTHING: "May be told nothing",
}
NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",
    "OTH": "Other difficulty",
}
PROTECTED = "Address protected"
_FAMILY = (
    Standing.PARENTAL_RESPONSIBILITY,
    Standing.CARE_OF_CHILD,
    Standing.YOUNG_PERSON,
)
_LETTERS_TO = (MayBeTold.EVERYTHING, MayBeTold.LETTERS)


def chips_of(now: CaseNow) -> tuple[Chip, ...]:
    """Return the chips beside the name."""
    return (Chip(words=now.phase.words, tone=Tone.ACCENT, icon="flag"),)


def facts_of(now: CaseNow) -> tuple[str, ...]:
    """Return the line of facts under the name."""
    person = now.person
    born = person.born
    age = f"Age {age_on(born, now.today)}, born {plain(born)}" if born else ""
    year = school_year(born, now.today) if born else ""
    school = person.setting.name if person.setting else ""
    need = now.case.primary_need or ""
    facts = (
        age or "Date of birth not known",
        ", ".join(each for each in (year, school) if each),
        now.case.reference,
        NEEDS.get(need.upper(), need),
        f"Officer {now.officer}" if now.officer else "No officer",
    )
    return tuple(fact for fact in facts if fact)


def alerts_of(
    child: Person, around: Sequence[Involved], today: date
) -> tuple[str, ...]:
    """Return what an officer must know before doing anything; it cannot be closed."""
    alerts = []
    if child.address_is_protected:
        alerts.append(
            f"{PROTECTED}: where {child.name} lives and goes to school is told to "
            "nobody who must not know it"
        )
    for each in around:
        if each.address_is_protected:
            alerts.append(
                f"{PROTECTED}: {each.name}'s is told to nobody and stands on no copy "
                "to another person"
            )
        if each.interpreter:
            alerts.append(f"Interpreter for {each.name}: {each.interpreter}")
        if each.do_not:
            alerts.append(f"{each.name}: {each.do_not}")
    if child.born and is_young_person(child.born, today):
        return tuple(alerts)
    receivers = [each.name for each in around if _is_written_to(each)]
    if len(receivers) > 1:
        alerts.append(
            f"Letters to {_number(len(receivers))} people, each a copy of their own: "
            f"{' and '.join(receivers)}"
        )
    return tuple(alerts)


def _is_written_to(person: Involved) -> bool:
    return person.standing in _FAMILY and person.may_be_told in _LETTERS_TO


def _number(many: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(many, str(many))


def person_card(person: Involved) -> PersonCard:
    """Return what is shown of one person around the child."""
    order = person.limited_by
    return PersonCard(
        id=person.id.hex,
        name=person.name,
        initials=initials(person.name),
        role=", ".join(each for each in (person.role, person.best_way) if each),
        standing=_standing(person),
        may_be_told=TOLD[person.may_be_told],
        address=_address(person),
        telephone=person.telephone or "",
        email=person.email or "",
        warnings=_warnings(person),
        order_paper=order.paper.hex if order and order.paper else "",
    )


def _standing(person: Involved) -> str:
    words, shown = STANDINGS[person.standing], person.standing_shown_by
    return f"{words} ({shown})" if shown else words


def _address(person: Involved) -> str:
    if person.address_is_protected:
        return PROTECTED
    if person.address is None:
        return ""
    parts = (*person.address.lines, person.address.postcode)
    return ", ".join(part for part in parts if part)


def order_words(order: LimitingOrder) -> str:
    """Say which order limits contact with a person, and from when until when."""
    until = f" until {plain(order.until)}" if order.until else ""
    filed = "" if order.paper else " (no paper of it is filed yet)"
    return f"Order from {plain(order.since)}{until}: {order.limits}{filed}"


def _warnings(person: Involved) -> tuple[str, ...]:
    told = (
        person.do_not or "",
        f"Interpreter: {person.interpreter}" if person.interpreter else "",
        f"Letters in {person.letter_size} pt" if person.letter_size > 12 else "",
        order_words(person.limited_by) if person.limited_by else "",
    )
    return tuple(each for each in told if each)
