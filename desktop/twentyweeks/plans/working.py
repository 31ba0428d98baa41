"""The working document of an appeal: what is agreed, and what each side proposes.

The key is the usual one: underlined what both agree, bold what the family proposes,
italic what the authority proposes. Each mark is said in words too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    Span,
    Words,
    plain,
)
from twentyweeks.plans.compare import Pair, pairs_of
from twentyweeks.plans.marked import runs
from twentyweeks.plans.sections import TITLES, PlanFacts, Section

Mark = Literal["added", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the family asks of one entry: new wording, or that it is taken out.

    `key` names the entry in every version; `agreed` says that both sides want it.
    """

    key: str
    by: str
    wording: str = ""
    takes_out: bool = False
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingFacts:
    """The plan under appeal, the authority's own draft, and what the family asks.

    `agreed` holds the keys of entries whose changes in the draft the family accepts.
    """

    plan: PlanFacts
    draft: PlanFacts
    was: str
    proposals: tuple[Proposal, ...] = ()
    agreed: frozenset[str] = frozenset()


_KEY: tuple[Words, ...] = (
    plain("Plain words: the plan as it is."),
    (
        Span(text="[Agreed: words]", change="added"),
        Span(text=" or "),
        Span(text="[Agreed to remove: words]", change="removed"),
        Span(text=" underlined or struck through: both sides agree."),
    ),
    (
        Span(text="[Family: words]", strong=True),
        Span(text=" or "),
        Span(text="[Family removes: words]", strong=True, change="removed"),
        Span(text=" in bold: the parents, or the young person, propose it."),
    ),
    (
        Span(text="[Authority: words]", slanted=True),
        Span(text=" or "),
        Span(text="[Authority removes: words]", slanted=True, change="removed"),
        Span(text=" in italics: the authority proposes it."),
    ),
)


def compose_working(facts: WorkingFacts) -> Document:
    """Return the working document, every section of the plan with its marks."""
    plan, title = facts.plan, "Working document"
    return Document(
        title=f"{title}: {plan.legal_name}",
        author=plan.authority,
        dated=facts.draft.dated,
        blocks=(
            Heading(title, 1),
            Paragraph(
                plain(
                    f"{facts.was} of {plan.legal_name}. Our reference {plan.reference}."
                )
            ),
            Callout((Heading("Key"), Bullets(_KEY))),
            *_sections(facts),
        ),
        footer=f"Working document · {plan.reference} · {plan.legal_name}",
        size=plan.size,
    )


def _sections(facts: WorkingFacts) -> Iterator[Block]:
    asked: dict[str, list[Proposal]] = {}
    for each in facts.proposals:
        asked.setdefault(each.key, []).append(each)
    pairs = pairs_of(facts.plan, facts.draft)
    for section in Section:
        yield Heading(f"Section {section}: {TITLES[section]}")
        own = [each for each in pairs if each.entry.section is section]
        if not own:
            yield Paragraph(plain("Nothing is written here."))
        yield from (Paragraph(_entry(each, facts.agreed, asked)) for each in own)


def _entry(
    pair: Pair, agreed: Iterable[str], asked: Mapping[str, Sequence[Proposal]]
) -> Words:
    key = pair.entry.key
    both = key in agreed
    label = Span(text=f"{pair.entry.label}. ", strong=True)
    was = pair.was.text if pair.was else ""
    now = pair.now.text if pair.now else ""
    spans = [
        Span(text=words) if kind is None else _proposed(kind, words, both=both)
        for kind, words in runs(was, now)
    ]
    wishes = [span for each in asked.get(key, ()) for span in _wish(each, was or now)]
    return (label, *spans, *wishes)


def _proposed(kind: str, words: str, *, both: bool) -> Span:
    space = " " if words[-1:].isspace() else ""
    said = words.strip()
    if kind == "removed":
        name = "Agreed to remove" if both else "Authority removes"
        text = f"[{name}: {said}]{space}"
        return Span(text=text, slanted=not both, change="removed")
    if both:
        return Span(text=f"[Agreed: {said}]{space}", change="added")
    return Span(text=f"[Authority: {said}]{space}", slanted=True)


def _wish(asked: Proposal, stands: str) -> Iterator[Span]:
    yield Span(text=" ")
    strong = not asked.agreed
    if asked.takes_out:
        name = "Agreed to remove" if asked.agreed else "Family removes"
        yield Span(text=f"[{name}: {stands}]", strong=strong, change="removed")
    elif asked.agreed:
        yield Span(text=f"[Agreed: {asked.wording}]", change="added")
    else:
        yield Span(text=f"[Family: {asked.wording}]", strong=True)
