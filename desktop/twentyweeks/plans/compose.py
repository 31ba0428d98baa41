"""The plan as a paper: every section labelled, none left out."""

from datetime import date

from twentyweeks.paper.blocks import (
    Block,
    Callout,
    Details,
    Document,
    Heading,
    Paragraph,
    SignHere,
    Span,
    Table,
    Words,
    plain,
)
from twentyweeks.plans.budget import budget_text
from twentyweeks.plans.cited import sourced, with_sources
from twentyweeks.plans.lines import (
    answer_text,
    need_blocks,
    outcome_blocks,
    provision_table,
)
from twentyweeks.plans.outdated import is_adult
from twentyweeks.plans.sections import (
    TITLES,
    Advice,
    Answer,
    OtherNeeds,
    OtherProvision,
    PlanFacts,
    PlanState,
    Said,
    Section,
    Told,
)
from twentyweeks.plans.words import how_old, in_full, without_weekday


def compose_plan(facts: PlanFacts, state: PlanState) -> Document:
    """Return the plan as a draft, with a watermark, or as the final plan."""
    draft = state is PlanState.DRAFT
    title = "Draft Education, Health and Care plan" if draft else _TITLE
    return Document(
        title=f"{title}: {facts.legal_name}",
        author=facts.authority,
        dated=facts.dated,
        blocks=(
            Heading(title, 1),
            *_front(facts, state),
            *_told(facts),
            *_learning(facts),
            *_health_and_care(facts),
            *_place(facts, state),
            *_appendices(facts),
            *(() if draft else _signed(facts)),
        ),
        footer=f"Our reference {facts.reference} · {facts.legal_name}"
        f"{' · draft' if draft else ''}",
        size=facts.size,
        draft=draft,
    )


_TITLE = "Education, Health and Care plan"


def _label(section: Section) -> Heading:
    return Heading(f"Section {section}: {TITLES[section]}")


def _front(facts: PlanFacts, state: PlanState) -> tuple[Block, ...]:
    dated = "This draft is dated" if state is PlanState.DRAFT else "This plan is dated"
    lines = (
        ("Name", facts.legal_name),
        ("Known as", facts.known_as),
        ("Born", without_weekday(facts.born)),
        ("School or setting now", facts.setting),
        ("Our reference", facts.reference),
        ("Local authority", facts.authority),
        (dated, in_full(facts.dated)),
    )
    items = tuple((label, plain(words)) for label, words in lines if words)
    return Details(items), *_draft_note(state)


def _draft_note(state: PlanState) -> tuple[Block, ...]:
    if state is PlanState.FINAL:
        return ()
    note = (
        "This is a draft. Nobody has to sign it. The letter with it says by which day "
        "you can tell us what you think, and how."
    )
    return (Callout((Paragraph(plain(note)),)),)


def _told(facts: PlanFacts) -> tuple[Block, ...]:
    blocks: list[Block] = [_label(Section.A)]
    for who in dict.fromkeys(said.who for said in facts.views):
        blocks.append(Heading(who, 3))
        own = [said for said in facts.views if said.who == who]
        blocks += [Paragraph(_view(said)) for said in own]
    return tuple(blocks) if facts.views else (*blocks, _nothing("Nothing is written."))


def _view(said: Said) -> Words:
    quoted = said.told is Told.QUOTED
    own = with_sources(f"“{said.words.strip()}”", said.cites)
    words = own if quoted else sourced(said.words, said.cites)
    topic = Span(text=f"{said.topic}: ", strong=True)
    whose = "in their own words" if quoted else "in our words"
    how = f" ({said.how}; {whose})" if said.how else f" ({whose})"
    return topic, Span(text=words), Span(text=how)


def _nothing(words: str) -> Paragraph:
    return Paragraph(plain(words))


def _learning(facts: PlanFacts) -> tuple[Block, ...]:
    return (
        _label(Section.B),
        *need_blocks("B", facts.needs),
        *_asked_needs(Section.C, facts.health_needs),
        *_asked_needs(Section.D, facts.care_needs),
        _label(Section.E),
        *outcome_blocks(facts.outcomes),
        _label(Section.F),
        *provision_table(Section.F, facts.provision),
    )


def _asked_needs(section: Section, other: OtherNeeds) -> tuple[Block, ...]:
    blocks = need_blocks(section, other.needs) if other.needs else ()
    return _label(section), *_answered(other.answer), *blocks


def _health_and_care(facts: PlanFacts) -> tuple[Block, ...]:
    return (
        *_asked_provision(Section.G, facts.health_provision),
        *_agreement(facts.health_provision),
        *_under_18(facts),
        *_asked_provision(Section.H2, facts.care_h2),
    )


def _under_18(facts: PlanFacts) -> tuple[Block, ...]:
    if is_adult(facts) and not facts.care_h1.provision:
        return _label(Section.H1), _nothing("This section is for people under 18.")
    return _asked_provision(Section.H1, facts.care_h1)


def _agreement(health: OtherProvision) -> tuple[Block, ...]:
    if health.agreed_on is None or not health.provision:
        return ()
    by = f"{health.agreed_by} agreed" if health.agreed_by else "Agreed"
    day = in_full(health.agreed_on)
    return (_nothing(f"{by} this section for the health commissioner on {day}."),)


def _asked_provision(section: Section, other: OtherProvision) -> tuple[Block, ...]:
    lines = provision_table(section, other.provision) if other.provision else ()
    return _label(section), *_answered(other.answer), *lines


def _answered(answer: Answer) -> tuple[Block, ...]:
    return (Paragraph(plain(answer_text(answer))),)


def _place(facts: PlanFacts, state: PlanState) -> tuple[Block, ...]:
    if state is PlanState.DRAFT:
        words = "This section stays empty in a draft. The final plan fills it in."
        return _label(Section.I), _nothing(words), *_budget(facts)
    named = facts.institution
    lines = (
        ("Name", named.name),
        ("Type", named.type),
        ("Education otherwise than at school", named.otherwise),
        ("Arranged by the parents themselves", named.own),
        ("Why no place is named", named.why),
        ("What is still owed", named.owed),
        ("A place is named by", in_full(named.named_by) if named.named_by else ""),
    )
    items = tuple((label, plain(words)) for label, words in lines if words)
    return _label(Section.I), *((Details(items),) if items else ()), *_budget(facts)


def _budget(facts: PlanFacts) -> tuple[Block, ...]:
    agreed = budget_text(facts.budget)
    told = (_label(Section.J), *((_nothing(agreed),) if agreed else ()))
    if not facts.direct_payments:
        return told if agreed else (*told, _nothing("No money is paid direct."))
    header = ("What it pays for", "Amount", "Needs and outcomes it meets")
    rows = tuple(
        ((plain(pay.what),), (plain(pay.amount),), (plain(pay.meets),))
        for pay in facts.direct_payments
    )
    table = Table("Money paid direct", header, rows, (2, 1, 2))
    return *told, table


def _appendices(facts: PlanFacts) -> tuple[Block, ...]:
    if not facts.advice:
        return _label(Section.K), _nothing("No advice is listed.")
    header = ("Number", "Advice", "Written by", "Date")
    rows = tuple(_appendix(advice, facts.dated) for advice in facts.advice)
    table = Table("All the advice, in order", header, rows, (1.3, 2.8, 2.8, 2.4))
    return _label(Section.K), table


def _appendix(advice: Advice, dated: date) -> tuple[tuple[Words, ...], ...]:
    by = ", ".join(part for part in (advice.author, advice.role) if part)
    cells = (f"K{advice.number}", advice.title, by or "author not known")
    mark = (plain(f"Paper {advice.sha256[:8]}"),) if advice.sha256 else ()
    return (*((plain(cell),) for cell in cells), (*_aged(advice.dated, dated), *mark))


def _aged(written: date | None, dated: date) -> tuple[Words, ...]:
    if written is None:
        return (plain("not dated"),)
    return plain(without_weekday(written)), plain(how_old(written, dated))


def _signed(facts: PlanFacts) -> tuple[Block, ...]:
    who = ", ".join(part for part in (facts.signed_by, facts.signed_job) if part)
    on = f"Signed on {in_full(facts.signed_on)}" if facts.signed_on else "Date"
    return (
        Heading("Signed for the local authority"),
        SignHere(f"{who}, for {facts.authority}" if who else facts.authority),
        Paragraph(plain(on)) if facts.signed_on else SignHere(on),
    )
