"""A changed wording, tried on invented letters before any family gets one."""

from collections.abc import Iterator
from dataclasses import dataclass

from twentyweeks.errors import Refused
from twentyweeks.letters import invented
from twentyweeks.letters.checks import Finding, Rule, check, check_paper
from twentyweeks.letters.compose import (
    WITH_A_CHILDS_COPY,
    compose,
    compose_for_child,
    wording_for,
)
from twentyweeks.letters.facts import LetterFacts, LetterKind
from twentyweeks.letters.filling import filling
from twentyweeks.letters.template import fill
from twentyweeks.letters.wording import Source, wordings
from twentyweeks.letters.written import Fault, Known, faults_of, line_of, parts_of
from twentyweeks.paper.blocks import Document, Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One invented letter: its wording, the facts, and whether the child gets it."""

    wording: str
    reader: str
    facts: LetterFacts
    for_child: bool = False

    def document(self, source: Source) -> Document:
        """Return the letter in this wording; Refused where it cannot be made."""
        make = compose_for_child if self.for_child else compose
        return make(self.facts, source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a wording gives in its invented letters, and what keeps it from use."""

    faults: tuple[Fault, ...] = ()
    findings: tuple[tuple[Trial, Finding], ...] = ()

    def may_be_used(self) -> bool:
        """Return whether letters may be written in it."""
        return not (self.faults or self.findings)


def trials(name: str, source: Source, council: str) -> tuple[Trial, ...]:
    """Return the invented letters in which a wording, or a part, is printed."""
    return tuple(
        each for each in _every(council) if name in _within(each.wording, source)
    )


def judge(name: str, text: str, source: Source, council: str) -> Judged:
    """Return what stands against a wording: what is not understood, what lacks.

    `source` gives the other wordings that the letters are put together from.
    """
    facts = invented.to_parent(LetterKind.RECEIVED, council)
    names = filling(facts)
    known = Known(words=names.words, blocks=names.blocks, parts=_fit(name, source))
    faults = faults_of(text, known)
    if faults:
        return Judged(faults=faults)

    def changed(wanted: str) -> str:
        return text if wanted == name else source(wanted)

    found: list[tuple[Trial, Finding]] = []
    for trial in trials(name, source, council):
        faults = _faults_in(trial, name, text, changed)
        if faults:
            return Judged(faults=faults)
        found += ((trial, each) for each in _lacking(trial, trial.document(changed)))
    return Judged(findings=tuple(found))


def _every(council: str) -> Iterator[Trial]:
    shipped = wordings()
    for kind in invented.KINDS:
        for reader, facts_of in invented.readers(kind):
            facts = facts_of(kind, council)
            try:
                name = wording_for(facts)
            except Refused:
                continue  # this reader never gets such a letter
            if name in shipped:
                yield Trial(wording=name, reader=reader, facts=facts)
        if kind in WITH_A_CHILDS_COPY:
            yield Trial(
                wording=f"child-{kind}",
                reader="for the child",
                facts=invented.to_parent(kind, council),
                for_child=True,
            )


def _within(name: str, source: Source) -> set[str]:
    """Return a wording and every part that it puts in, and they in turn."""
    held, waiting = {name}, [name]
    while waiting:
        new = set(parts_of(source(waiting.pop()))) - held
        held |= new
        waiting += new
    return held


def _fit(name: str, source: Source) -> set[str]:
    """Return the parts that may be put in without a wording's holding itself."""
    return {each for each in wordings() if name not in _within(each, source)}


def _faults_in(trial: Trial, name: str, text: str, source: Source) -> tuple[Fault, ...]:
    """Return what keeps an invented letter from being made in this wording."""
    names = filling(trial.facts)
    blocks = fill(trial.wording, source, names)
    faults = [
        Fault(
            line_of(text, each),
            f"{{{each}}} stands for nothing in the letter {trial.reader} that begins "
            f"“{_begins(trial, source)}”. Put (if {each}) above its paragraph.",
        )
        for each in dict.fromkeys(names.missing)
    ]
    own = next(iter(text.split()), "")
    if trial.wording == name and own != "#":
        faults.append(Fault(1, "A letter begins with its heading: # and a title."))
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > above + 1:
                said = f"The heading “{block.text}” needs fewer # signs."
                faults.append(Fault(0, said))
            above = block.level
    return tuple(faults)


def _begins(trial: Trial, source: Source) -> str:
    return source(trial.wording).splitlines()[0].lstrip("# ")


def _lacking(trial: Trial, document: Document) -> tuple[Finding, ...]:
    """Return what the law stands against; the rest is not the wording's own."""
    if trial.for_child:
        found = check_paper(document, trial.facts.child, ())
    else:
        found = check(trial.facts, document)
    return tuple(each for each in found if each.rule is Rule.LAW)
