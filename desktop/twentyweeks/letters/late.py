"""What a letter says of itself where it leaves after its limit: that, and why."""

from collections.abc import Iterator

from twentyweeks.letters.contact import contact_blocks
from twentyweeks.letters.facts import LetterFacts
from twentyweeks.letters.voice import speaks_to_the_child, voice
from twentyweeks.paper.blocks import Block, Paragraph, plain
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.plans.words import in_full, sentence


def with_lateness(body: list[Block], facts: LetterFacts) -> list[Block]:
    """Return the letter with its lateness told below the decision."""
    late = facts.late
    if late is None or not facts.to_family():
        return body
    days = f"{late.days} day{'s' * (late.days != 1)}"
    words = (
        f"By law we had until {in_full(late.due)} {late.to_do}. This letter is {days} "
        f"late. {sentence(late.why) if late.why else ''}"
    )
    told = (Paragraph(plain(words.strip())), *_complain(facts))
    first = next(i for i, each in enumerate(body) if isinstance(each, Paragraph)) + 1
    return [*body[:first], *told, *body[first:]]


def check_lateness(facts: LetterFacts) -> Iterator[Finding]:
    """Find a letter that says that it is late, and not why."""
    late = facts.late
    if late is not None and facts.to_family() and not late.why:
        mend = "Write why it is late; one fact of this case is enough."
        if late.proposed:
            mend += f" The ledger of the case proposes: {late.proposed}"
        yield Finding(
            rule=Rule.PRACTICE,
            requirement="late-why",
            missing=f"The letter leaves after its last day, {in_full(late.due)}. It "
            "says so, and does not say why.",
            where="Below the decision",
            mend=mend,
            why="The family is told the true date, and why it was missed.",
        )


def _complain(facts: LetterFacts) -> tuple[Block, ...]:
    reached = contact_blocks(facts.authority.complaints)
    if not reached:
        return ()
    whom = "you" if speaks_to_the_child(facts) else voice(facts)["child"]
    words = f"You can complain about the delay. It does not change how we treat {whom}."
    return (Paragraph(plain(words)), *reached)
