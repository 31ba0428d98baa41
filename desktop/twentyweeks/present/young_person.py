"""When a child becomes a young person, whose own the rights then are."""

from datetime import date, timedelta


def is_young_person(born: date, day: date) -> bool:
    """Whether somebody is over compulsory school age (CFA 2014 s.83(2)).

    It ends on the last Friday in June of the school year of the 16th birthday
    (Education Act 1996 s.8).
    """
    year = born.year + (17 if born.month >= 9 else 16)
    last = date(year, 6, 30)
    return day > last - timedelta(days=(last.weekday() - 4) % 7)
