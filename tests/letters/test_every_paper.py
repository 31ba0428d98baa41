"""Every letter and plan, in every size of print: valid, whole, and the same again."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from letters.complete import LATE, facts_of, to_ayesha
from letters.test_printed import pages_of
from paper.content import expected
from paper.full_plan import plan_paper
from paper.test_structure import assert_right
from twentyweeks.letters.compose import (
    WITH_A_CHILDS_COPY,
    compose,
    compose_for_child,
)
from twentyweeks.letters.facts import LetterKind, Size, Standing
from twentyweeks.paper import render
from twentyweeks.plans.sections import PlanState

SIZES = (12, 18, 24)
NOTICES = (
    "received",
    "will-assess",
    "refuse-to-assess",
    "will-not-issue",
    "final-plan",
    "keep-plan",
    "consult-ceasing",
    "cease-plan",
    "will-reassess",
    "will-not-reassess",
    "transfer-out",
)
LETTERS = [
    *(kind.value for kind in LetterKind),
    *(f"notice-{kind}" for kind in NOTICES),
    *(f"child-{kind}" for kind in sorted(WITH_A_CHILDS_COPY)),
    "late",
    "to-a-young-person",
]
PLANS = [f"plan-{state}" for state in PlanState]
FEWER = (
    *("advice-chase", "consult-school", "keep-plan", "not-amend", "consult-ceasing"),
    *("cease-plan", "will-reassess", "will-not-reassess", "transfer-in"),
    *("transfer-out", "mediation", "tribunal-order"),
)
"""Letters built from the same parts as the others: 24 points show nothing new."""
PAPERS = [
    (name, size)
    for name in LETTERS + PLANS
    for size in SIZES
    if size < 24 or not name.endswith(FEWER)
]


@cache
def paper_of(name, size):
    """Return one paper of the list as its content model."""
    part, _, rest = name.partition("-")
    match part:
        case "plan":
            return plan_paper(PlanState(rest), size)
        case "child":
            return compose_for_child(facts_in(rest, size))
        case "notice":
            moves = rest == "transfer-out"
            to = Standing.AUTHORITY if moves else Standing.SETTING
            return compose(facts_in(rest, size, standing=to))
        case "late":
            return compose(replace(facts_in("update", size), update=LATE))
        case "to":
            return compose(to_ayesha(facts_in("will-not-issue", size)))
        case _:
            return compose(facts_in(name, size))


def facts_in(kind, size, **reader):
    facts = facts_of(LetterKind(kind))
    recipient = replace(facts.recipient, size=Size(str(size)), **reader)
    return replace(facts, recipient=recipient)


def said_by(document):
    """Return the letters, and nothing white, of what the content model says."""
    tags = r"^(H\d|P|LI|Lbl|LBody|Caption|TR|TH Column|TD|L \w+ \d+|Table \d+ x \d+)\b"
    said = "".join(re.sub(tags, "", line) for line in expected(document))
    return Counter("".join(said.split()).replace("-", ""))


def seen_in(made, document):
    """Return the letters that another program finds on the pages, furniture apart.

    It leaves out a hyphen where a line ends, and so do we everywhere.
    """
    with pypdfium2.PdfDocument(made) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    whole = Counter("".join("".join(pages).split()).replace("\u2018", "\u2019"))
    for number in range(1, len(pages) + 1):
        drafts = "DRAFT" if document.draft else ""
        own = f"{document.footer}Page {number} of {len(pages)}{drafts}"
        whole.subtract("".join(own.replace("'", "\u2019").split()))
    for hyphen in "-\ufffe":
        del whole[hyphen]
    return +whole


def assert_whole(made, document):
    """Nothing is lost or doubled but the headings of a table on its later pages."""
    seen, said = seen_in(made, document), said_by(document)
    assert said - seen == Counter()
    heads = "For What help Who gives it How much" if "plan" in document.title else ""
    assert not set(seen - said) - set(heads)


@pytest.mark.parametrize(("name", "size"), PAPERS)
def test_a_paper_is_valid_whole_and_the_same_again(name, size):
    document = paper_of(name, size)
    made = render(document)
    assert_right(made, document)
    assert_whole(made, document)
    assert render(document) == made


@pytest.mark.parametrize(("name", "size"), PAPERS)
def test_the_decision_begins_on_the_first_page_and_the_last_is_no_scrap(name, size):
    document = paper_of(name, size)
    pages = pages_of(document)
    title = " ".join(document.title.replace("'", "\u2019").split(":")[0].split())
    assert title in " ".join(pages[0].split())
    if len(pages) > 1 and "My words:" not in pages[-1]:
        assert len(pages[-1].split("\r\n")) >= 7
