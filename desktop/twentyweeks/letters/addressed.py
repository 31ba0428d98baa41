"""Whether the person named may be sent this letter, and where to."""

from collections.abc import Iterator

from twentyweeks.letters.facts import LetterFacts, Standing
from twentyweeks.plans.finding import Finding, Rule


def check_addressed(facts: LetterFacts) -> Iterator[Finding]:
    """Find a recipient whose standing or address is not known."""
    recipient = facts.recipient
    if recipient.standing is Standing.UNKNOWN:
        yield Finding(
            rule=Rule.LAW,
            requirement="standing",
            missing=f"We do not know by what right {recipient.name} gets this letter.",
            where="The recipient",
            mend="Record this person's standing. Nobody else's letter waits for it.",
            cite="Education Act 1996 s.576; CFA 2014 s.83(7)",
        )
    if recipient.standing is Standing.YOUNG_PERSON and not facts.child.is_young_person:
        yield Finding(
            rule=Rule.LAW,
            requirement="standing-child",
            missing=f"{facts.child.legal_name} is still a child in law, and the letter "
            "is addressed to a young person.",
            where="The recipient",
            mend="Address it to a parent, or mend the date of birth.",
            cite="CFA 2014 s.83(2)",
        )
    if not (recipient.address_lines or recipient.email):
        yield Finding(
            rule=Rule.LAW,
            requirement="address",
            missing=f"There is no address for {recipient.name}.",
            where="The address",
            mend="Record a postal address, or an e-mail address that was agreed.",
            cite="Education Act 1996 s.572",
        )
