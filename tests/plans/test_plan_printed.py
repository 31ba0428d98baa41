from dataclasses import replace

import pypdfium2
import pytest

from twentyweeks.paper import render
from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.sections import PlanState


@pytest.mark.parametrize("size", [12, 18, 24])
def test_each_page_of_a_printed_draft_carries_the_reference(plan, size):
    document = compose_plan(replace(plan, size=size), PlanState.DRAFT)
    pdf = pypdfium2.PdfDocument(render(document))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert len(pages) > 2
    assert all("Our reference NM-0042" in page for page in pages)
    assert "Section H1" in "".join(pages)
    assert "Section H2" in "".join(pages)


def test_what_a_line_of_help_serves_stands_on_one_line(plan):
    document = compose_plan(plan, PlanState.DRAFT)
    with pypdfium2.PdfDocument(render(document)) as pdf:
        lines = "".join(p.get_textpage().get_text_range() for p in pdf).splitlines()
    assert any(line.startswith("Outcome E1") for line in lines)
