"""`twentyweeks rules`, and the page of the law that is made from it."""

import json
from pathlib import Path

from twentyweeks.cli.rule_book import rule_book
from twentyweeks.law import BOOK

PAGE = Path(__file__).parents[2] / "docs" / "law.md"


def test_the_page_of_the_law_is_the_rule_book():
    made = rule_book("markdown")
    stale = "Run: twentyweeks rules --format markdown > docs/law.md"
    assert PAGE.read_text("utf-8") == made, stale


def test_every_rule_counting_exception_and_notice_is_on_the_page():
    page = rule_book("markdown")
    for rule in BOOK.rules:
        assert f"| {rule.id} |" in page
    for part in ("| count_within_weeks |", "| exc_school_closed |", "### N9: "):
        assert part in page
    assert "Signed |" in page


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    width = 0
    for line in rule_book("markdown").splitlines():
        if not line.startswith("|"):
            width = 0
        elif width == 0:
            width = line.count(" | ")
        elif not line.startswith("| ---"):
            assert line.count(" | ") == width, line


def test_the_json_says_all_of_each_rule():
    found = json.loads(rule_book("json"))
    assert list(found) == ["rule_book", "rules", "counting", "exceptions"]
    [final] = [rule for rule in found["rules"] if rule["id"] == "final_plan"]
    assert final["length"] == "20 weeks"
    assert final["counting"] == "count_within_weeks"
    assert final["cite"] == "SEND Regs 2014 reg 13(2)"
    assert final["in_force_from"] == "2014-09-01"
    assert final["in_force_until"] is None
    assert final["evidence"] == "P"
    assert final["exceptions"] == [
        "exc_absent",
        "exc_ey_closed",
        "exc_personal",
        "exc_school_closed",
    ]


def test_the_table_has_a_line_a_rule():
    lines = rule_book("table").splitlines()
    assert lines[0] == "Rule book: 2014-09 as amended to 2026-11"
    assert len(lines) == 3 + len(BOOK.rules)
