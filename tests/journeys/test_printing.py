"""A letter reaches the paper of a real print queue byte for byte."""

import pytest

from journeys.cups import QUEUE, print_queue, wait_for_paper
from twentyweeks.errors import Unavailable
from twentyweeks.operations.printing import print_letter, printers

LETTER = b"%PDF-1.7\n" + b"%" + b"x" * 50_000 + b"\n%%EOF\n"


@pytest.fixture
def printed(tmp_path, monkeypatch):
    with print_queue(tmp_path / "cups", monkeypatch) as paper:
        yield paper


def test_the_queue_is_listed_and_prints_what_it_is_given(printed):
    assert printers() == (QUEUE,)
    print_letter(LETTER, QUEUE)
    assert wait_for_paper(printed) == LETTER


@pytest.mark.parametrize("sides", [1, 2])
def test_a_stack_is_taken_with_the_sides_that_it_was_made_for(printed, sides):
    print_letter(LETTER, QUEUE, sides)
    assert wait_for_paper(printed) == LETTER


def test_a_printer_that_is_not_there_is_told(printed):
    with pytest.raises(Unavailable, match="no printer “Upstairs”"):
        print_letter(LETTER, "Upstairs")
    assert not printed.exists()
