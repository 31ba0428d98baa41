"""What stands against a bundle: another child in it, or what is kept apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twentyweeks.letters.names import planted
from twentyweeks.operations.given_away import Hidden, given_away
from twentyweeks.paper import pages_to_look_at, text_of, words_off_the_pages
from twentyweeks.plans.finding import Finding, Rule
from twentyweeks.storage.papers import digest

_CONFIDENCE = "SEND Regs 2014 reg 17; UK GDPR Article 5(1)(f)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What is looked for: other children's names, what is kept apart, who is known."""

    child: tuple[str, ...]
    others: tuple[str, ...]
    own_people: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    open_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A paper in its place: its first page, its own hash, and what its pages say."""

    title: str
    sha256: str
    start: int
    said: tuple[str, ...]
    to_look_at: tuple[int, ...]
    off_the_pages: str

    @classmethod
    def read(cls, title: str, pdf: bytes, start: int) -> "Placed":
        """Read a paper that begins at a page of the bundle (from 1)."""
        return cls(
            title=title,
            sha256=digest(pdf),
            start=start,
            said=text_of(pdf),
            to_look_at=pages_to_look_at(pdf),
            off_the_pages=words_off_the_pages(pdf),
        )

    def where(self, page: int) -> str:
        """Say where a page of this paper (from 1) stands."""
        return f"Bundle page {self.start + page - 1}: “{self.title}”, page {page}"


def checked(papers: Sequence[Placed], searched: Searched) -> Iterator[Finding]:
    """Find what must be put right, or looked at, before a bundle leaves."""
    for paper in papers:
        yield from _given_away(paper, searched)
        yield from _others(paper, searched)
        yield from _whose(paper, searched)


def _given_away(paper: Placed, searched: Searched) -> Iterator[Finding]:
    told = [(paper.where(at), said) for at, said in enumerate(paper.said, 1)]
    told.append((f"“{paper.title}”, off its pages", paper.off_the_pages))
    for found in given_away(told, searched.hidden, searched.open_words):
        mend = "Leave the paper out, or put in a redacted copy of it."
        yield replace(found, mend=mend, about=f"{paper.sha256} {found.where}")


def _others(paper: Placed, searched: Searched) -> Iterator[Finding]:
    own = (*searched.child, *searched.own_people)
    found: dict[tuple[str, str], list[int]] = {}
    for number, said in enumerate((*paper.said, paper.off_the_pages), 1):
        for name in planted(said, searched.others, own):
            found.setdefault((name.said, name.name), []).append(number)
    for (word, whose), pages in found.items():
        yield _other(paper, word, whose, pages)


def _other(paper: Placed, said: str, name: str, pages: list[int]) -> Finding:
    is_whole = said == name
    missing = f"“{paper.title}” names another child or young person, “{said}”."
    if not is_whole:
        missing = f"“{said}” in “{paper.title}” may be another child, {name}."
    last = len(paper.said)
    where = paper.where(pages[0]) if pages[0] <= last else f"“{paper.title}”"
    return Finding(
        rule=Rule.LAW if is_whole else Rule.PRACTICE,
        requirement="one-child",
        missing=missing,
        where=where,
        mend="Leave the paper out or put in a redacted copy; or, where this is one of "
        "the child's own people, add the person to the case.",
        cite=_CONFIDENCE,
        about=f"{paper.sha256} {said} {name}",
    )


def _whose(paper: Placed, searched: Searched) -> Iterator[Finding]:
    said = " ".join(paper.said)
    whole = f"{said} {paper.title}".casefold()
    if not said.strip() or any(name.casefold() in whole for name in searched.child):
        return
    yield Finding(
        rule=Rule.PRACTICE,
        requirement="paper-whose",
        missing=f"Nothing that can be read in “{paper.title}” names "
        f"{searched.child[0]}.",
        where=paper.where(1),
        mend="Look whether this paper belongs to this child.",
        about=f"{paper.sha256} whose",
    )
