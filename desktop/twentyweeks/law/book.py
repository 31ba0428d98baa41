"""The rule book in force: every heading's rules, in the order of the law."""

from twentyweeks.law import (
    appeals,
    ceasing,
    mediation,
    moves,
    orders,
    phases,
    plans,
    reassessments,
    requests,
    reviews,
)
from twentyweeks.law.limits import Book

BOOK = Book(
    edition="2014-09 as amended to 2026-11",
    rules=(
        *requests.RULES,
        *plans.RULES,
        *mediation.RULES,
        *appeals.RULES,
        *orders.RULES,
        *reviews.RULES,
        *phases.RULES,
        *reassessments.RULES,
        *moves.RULES,
        *ceasing.RULES,
    ),
)
