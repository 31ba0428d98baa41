"""Words of a plan with the papers that they come from behind them."""

from collections.abc import Iterable, Sequence

from twentyweeks.plans.sections import Cited
from twentyweeks.plans.words import sentence, sentences


def sourced(words: str, cites: Sequence[Cited], source: str = "") -> str:
    """Return the words, each sentence followed by its own source.

    What is cited for the whole text stands at its end, with `source`, which is in
    no paper of Section K.
    """
    told = list(sentences(sentence(words)))
    for number, said in enumerate(told, start=1):
        own = [each for each in cites if each.sentence == number]
        if own:
            told[number - 1] = f"{said} ({_listed(own)})"
    whole = [_cited(each) for each in cites if each.sentence == 0]
    rest = "; ".join([*whole, *([source] if source else [])])
    return " ".join([*told, *([f"({rest})"] if rest else [])])


def with_sources(quoted: str, cites: Sequence[Cited]) -> str:
    """Return somebody's own words untouched, with every source behind them."""
    return f"{quoted} ({_listed(cites)})" if cites else quoted


def _listed(cites: Iterable[Cited]) -> str:
    return "; ".join(map(_cited, cites))


def _cited(cite: Cited) -> str:
    if not cite.advice:
        return "a paper that is no longer in Section K"
    page = f", page {cite.page}" if cite.page else ""
    paragraph = f", paragraph {cite.paragraph}" if cite.paragraph else ""
    return f"K{cite.advice}{page}{paragraph}"
