"""Each letter as it comes out of the printer, read back page by page."""

import pypdfium2
import pytest

from twentyweeks.letters.checks import Rule, one_child
from twentyweeks.letters.compose import compose, compose_for_child
from twentyweeks.letters.facts import LetterKind
from twentyweeks.paper import render


def pages_of(document):
    pdf = pypdfium2.PdfDocument(render(document))
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


@pytest.mark.parametrize("kind", LetterKind)
def test_every_page_of_a_printed_letter_is_this_childs(of_kind, kind):
    facts = of_kind(kind)
    pages = pages_of(compose(facts))
    assert 2 <= len(pages) <= 6
    assert one_child(pages, facts.child, {"Jayden Marsh", "Mia Cole"}) == ()


def test_another_childs_page_in_the_envelope_is_named(of_kind, to_ayesha):
    facts = of_kind(LetterKind.RECEIVED)
    other = compose(to_ayesha(facts))
    pages = [*pages_of(compose(facts)), pages_of(other)[0]]
    findings = one_child(pages, facts.child, {"Ayesha O'Neill"})
    assert [(f.requirement, f.where, f.rule) for f in findings] == [
        ("page-whose", "Page 3", Rule.PRACTICE),
        ("one-child", "Page 3", Rule.LAW),
    ]


def test_the_childs_copy_is_one_page(of_kind):
    for kind in ("will-assess", "refuse-to-assess", "draft-plan", "final-plan"):
        assert len(pages_of(compose_for_child(of_kind(LetterKind(kind))))) == 1
