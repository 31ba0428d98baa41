"""How long a page of the list takes, beside the same query on plain SQLite.

Run with `PYTHONPATH=tests .venv/bin/python tests/bench/lists.py [CASES]`. Prints the
least processor time of nine rounds, in milliseconds, after one that warms the cache.
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from make import northmoor
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.storage.tables import case_line, limit_line

TODAY = date(2026, 11, 23)
ROUNDS = 9
FIRST = ("Amara", "Samir", "Finlay", "Grace", "Rohan", "Caleb", "Harvey", "Arlo")
LAST = ("Okafor", "Hughes", "Osei", "Cartwright", "Marsh", "Ainsworth", "Ferreira")
SCHOOLS = ("Ashgrove Primary", "Northmoor High", "Millbank Academy", "Larkspur Infants")
PEER = """
SELECT name, reference, next_due, phase, waiting_on, force, line FROM case_line
WHERE phase != 'closed' ORDER BY next_due IS NULL, next_due, name, case_id LIMIT 200
"""


def case_rows(many: int, officer: UUID | None):
    chance = random.Random(2026)  # noqa: S311
    for number in range(many):
        due = TODAY + timedelta(days=chance.randint(-10, 140))
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        reference = f"EHC-26-{1001 + number}"
        school = chance.choice(SCHOOLS)
        line = {
            "rule": "final_plan", "born": "2019-03-04", "school": school,
            "officer": "J. Marlow", "started": "2026-08-24", "icon": "brain",
        }  # fmt: skip
        yield {
            "case_id": UUID(int=number + 1), "name": name, "reference": reference,
            "officer_id": officer, "next_due": due.isoformat(),
            "phase": "closed" if number % 20 == 0 else "assessing",
            "waiting_on": "Health" if number % 3 == 0 else "", "told_on": "2026-11-02",
            "force": "", "overdue": due < TODAY, "unheard": number % 7 == 0,
            "search": f"{name} {reference} {school}".casefold(),
            "as_of": TODAY.isoformat(), "line": json.dumps(line),
        }  # fmt: skip


def limit_rows(cases):
    rules = (
        ("assess_decision", "met", "authority", "statute"),
        ("advice_return", "open", "adviser", "statute"),
        ("advice_return", "met", "adviser", "statute"),
        ("draft_target", "open", "authority", "convention"),
        ("refuse_plan_notice", "open", "authority", "statute"),
        ("final_plan", "open", "authority", "statute"),
    )
    for case in cases:
        for place, (rule, status, owner, force) in enumerate(rules):
            yield {
                "case_id": case["case_id"], "place": place, "rule": rule,
                "about": None, "due": case["next_due"], "status": status,
                "owner": owner, "force": force,
            }  # fmt: skip


def least(work) -> float:
    work()
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return min(took)


def plain_peer(cases) -> sqlite3.Connection:
    peer = sqlite3.connect(":memory:")
    names = list(cases[0])
    peer.execute(f"CREATE TABLE case_line ({', '.join(names)})")
    peer.execute("CREATE INDEX due ON case_line (next_due, name)")
    marks = ", ".join("?" * len(names))
    rows = [
        tuple(v.bytes if isinstance(v, UUID) else v for v in row.values())
        for row in cases
    ]
    peer.executemany(f"INSERT INTO case_line VALUES ({marks})", rows)  # noqa: S608
    return peer


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with (
        tempfile.TemporaryDirectory() as folder,
        northmoor(Path(folder) / "caseload") as caseload,
    ):
        cases = list(case_rows(many, caseload.officer))
        with caseload.local() as connection:
            connection.execute(insert(case_line), cases)
            connection.execute(insert(limit_line), list(limit_rows(cases)))
        asked = {
            "first page": {},
            "my cases": {"pill": "mine"},
            "overdue": {"pill": "overdue"},
            "waiting for advice": {"pill": "waiting_for_advice"},
            "search two words": {"search": "okaf millb"},
            "page 40": {"offset": 8000},
        }
        print(f"{many} cases, processor milliseconds, least of {ROUNDS}")
        for name, given in asked.items():
            took = least(lambda given=given: caseload_page(caseload, TODAY, **given))
            print(f"  {name:20} {took:7.1f}")
        peer = plain_peer(cases)
        took = least(lambda: peer.execute(PEER).fetchall())
        print(f"  {'sqlite3, rows alone':20} {took:7.1f}")


if __name__ == "__main__":
    main()
