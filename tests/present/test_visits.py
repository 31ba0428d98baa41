from datetime import date

from twentyweeks.casework import Visit, new_id
from twentyweeks.casework.visit import Agreement, Meeting, ReadBack
from twentyweeks.present.visits import visit_lines


def visit(day, **fields):
    return Visit(case_id=new_id(), held_on=date(2026, 4, day), **fields)


def test_the_newest_visit_comes_first_with_how_it_was_read_back():
    agreed = Agreement(result=ReadBack.AGREED)
    home = Meeting(place="At  home")
    lines = visit_lines([visit(1), visit(20, meeting=home, agreement=agreed)])
    assert [(each.held_on, each.words) for each in lines] == [
        ("20 April 2026", "At home. Agreed when it was read back"),
        ("1 April 2026", "Not read back"),
    ]
