"""What the checks say of words while they are typed, before anything is saved."""

from collections.abc import Iterator

from twentyweeks.plans.finding import Finding
from twentyweeks.plans.provision import check_words
from twentyweeks.plans.readable import words_of_the_trade
from twentyweeks.plans.sections import Provision, Section
from twentyweeks.plans.wordlists import found_in

_HELP = (Section.F, Section.G, Section.H1, Section.H2)


def look_over(section: str, words: str) -> tuple[str, ...]:
    """Return a sentence for each thing in the words that is better said otherwise."""
    where = Section(section)
    told = [f"{each.missing} {each.mend}" for each in _found(where, words)]
    if where is Section.E and found_in("service", words):
        told.append("This is a service, and not yet what will be different.")
    return tuple(told)


def _found(section: Section, words: str) -> Iterator[Finding]:
    if section is Section.A:
        return
    if section in _HELP:
        yield from check_words(section, _line(words))
    yield from words_of_the_trade(section, words)


def _line(words: str) -> Provision:
    return Provision(
        need=0,
        outcome=None,
        what=words,
        who="",
        how_often="",
        how_long="",
        group_size="",
        skill="",
    )
