"""How many records a second the journal takes, and a Save's cost, beside sqlite3.

Run by hand: `PYTHONPATH=tests .venv/bin/python tests/bench/storage.py`. Processor time
of this process, the best of five.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from time import process_time

from sqlalchemy import select

from make import at, northmoor
from twentyweeks.casework import Person

NOW = at("2026-03-02")
MANY, SAVES, PAGE = 2000, 100, 200
WORDS = {
    "create": "one new record",
    "set": "one field set",
    "page": f"a page of {PAGE}",
}


def people(many: int) -> list[Person]:
    """Make so many children of seven fields."""
    return [
        Person(
            forename="Amara", surname=f"Okafor {number:05}", known_as="Mara",
            born=date(2019, 3, 4), sex="F", language="English", local_id=str(number),
        )
        for number in range(many)
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time that `work` takes."""
    took = []
    for _ in range(5):
        began = process_time()
        work()
        took.append(process_time() - began)
    return min(took)


def measure_caseload(home: Path) -> dict[str, float]:
    """Return each measure of an encrypted caseload, in seconds."""
    with northmoor(home) as caseload:

        def save(work: Callable[..., object]) -> None:
            with caseload.writing(caseload.stamp(NOW)) as journal:
                work(journal)

        def page() -> None:
            with caseload.reading() as session:
                asked = select(Person).order_by(Person.surname).limit(PAGE)
                session.scalars(asked).all()

        def create_each() -> None:
            for each in people(SAVES):
                save(lambda journal, each=each: journal.create(each))

        first = people(SAVES)
        save(lambda journal: journal.create_all(first))
        words = count()

        def set_each() -> None:
            for each, word in zip(first, words, strict=False):
                save(lambda j, r=each, w=str(word): j.set(r, "known_as", w))

        bulk = seconds(lambda: save(lambda journal: journal.create_all(people(MANY))))
        return {
            "bulk": bulk,
            "create": seconds(create_each) / SAVES,
            "set": seconds(set_each) / SAVES,
            "page": seconds(page),
        }


def measure_plain(path: Path) -> dict[str, float]:
    """Return the same of one plain table with no journal and no key."""
    names = ("forename", "surname", "known_as", "born", "sex", "language", "local_id")
    marks = ", ".join("?" * len(names))
    put = f"INSERT INTO person ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute(
            f"CREATE TABLE person (id INTEGER PRIMARY KEY, {', '.join(names)})"
        )
        rows = [
            tuple(str(getattr(each, name)) for name in names) for each in people(MANY)
        ]

        def bulk() -> None:
            with plain:
                plain.executemany(put, rows)

        def create_each() -> None:
            for row in rows[:SAVES]:
                with plain:
                    plain.execute(put, row)

        def set_each() -> None:
            for number in range(SAVES):
                with plain:
                    change = "UPDATE person SET known_as = 'x' WHERE id = ?"
                    plain.execute(change, (number + 1,))

        def page() -> None:
            asked = "SELECT * FROM person ORDER BY surname LIMIT ?"
            plain.execute(asked, (PAGE,)).fetchall()

        return {
            "bulk": seconds(bulk),
            "create": seconds(create_each) / SAVES,
            "set": seconds(set_each) / SAVES,
            "page": seconds(page),
        }


def main() -> None:
    """Print every measure beside its plain peer."""
    with tempfile.TemporaryDirectory() as folder:
        ours = measure_caseload(Path(folder) / "caseload")
        plain = measure_plain(Path(folder) / "plain.db")
    print("Processor time, best of five: caseload, plain sqlite3")
    many = [MANY / each["bulk"] for each in (ours, plain)]
    print(f"  new records a second {many[0]:10,.0f} {many[1]:10,.0f}")
    for name, words in WORDS.items():
        print(
            f"  {words + ', ms':20} {ours[name] * 1e3:10.2f} {plain[name] * 1e3:10.2f}"
        )


if __name__ == "__main__":
    main()
