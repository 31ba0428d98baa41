"""Kill a writing process at recorded points, and see what is left.

Run as a script: HOME ROUNDS. Prints one JSON line a round.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from twentyweeks.casework import Authority, Case, Milestone, Officer, Person, new_id
from twentyweeks.storage.caseload import file_of
from twentyweeks.storage.copies import faults_in
from twentyweeks.storage.drafts import keep_draft, read_draft
from twentyweeks.storage.unlock import Founding, found_caseload, opened
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.recovery import new_recovery

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "a passphrase for tests"
POINTS = ("written", "half", "acknowledged", "drafted")
"""Inside a transaction; inside, with two records of three; between two; a draft."""


def main(home: Path, rounds: int) -> None:
    make(home)
    acknowledged: list[str] = []
    for number in range(rounds):
        point = POINTS[number % len(POINTS)]
        acknowledged += one_round(home, point, number % 3 + 1)
        print(json.dumps(state(home, acknowledged, point)), flush=True)


def make(home: Path) -> None:
    officer, recovery = Officer(name="Jo Marlow"), new_recovery()
    founding = Founding(
        records=(Authority(name="Northmoor Council"), officer),
        officer=officer.id,
        passphrase=PASSPHRASE,
        recovery=recovery,
        typed_back=recovery.identity,
        memory_kib=8192,
    )
    found_caseload(home, founding, NOW)


def one_round(home: Path, point: str, after: int) -> list[str]:
    """Fork a writer, let it go on until `point` comes after `after` saves, kill it."""
    told, tell = os.pipe()
    may, let = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        os.close(let)
        write(home, tell, may)
        os._exit(0)
    os.close(tell)
    os.close(may)
    acknowledged: list[str] = []
    with os.fdopen(told) as marks:
        for line in marks:
            mark, name = line.split()
            if mark == "acknowledged":
                acknowledged.append(name)
            if mark == point and len(acknowledged) >= after - (mark != "acknowledged"):
                os.kill(child, signal.SIGKILL)
                break
            os.write(let, b".")
    _, status = os.waitpid(child, 0)
    os.close(let)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return acknowledged


def write(home: Path, tell: int, may: int) -> None:
    def mark(point: str, name: str) -> None:
        os.write(tell, f"{point} {name}\n".encode())
        os.read(may, 1)

    with opened(home, PASSPHRASE, NOW) as caseload:
        while True:
            name = new_id().hex
            with caseload.writing(caseload.stamp(NOW)) as journal:
                person = journal.create(Person(forename=name))
                case = journal.create(Case(person_id=person.id, reference=name))
                mark("half", name)
                facts = {"kind": "request_received", "on": "2026-03-02"}
                journal.create(Milestone(case_id=case.id, facts=facts))
                mark("written", name)
            mark("acknowledged", name)
            with caseload.local() as connection:
                keep_draft(connection, "visit", name, NOW)
            mark("drafted", name)


def state(home: Path, acknowledged: list[str], point: str) -> dict[str, object]:
    """Say what is there after a kill, beside what was acknowledged."""
    (home / "caseload.inuse").unlink(missing_ok=True)
    with opened(home, PASSPHRASE, NOW) as caseload:
        with caseload.reading() as session:
            people = set(session.scalars(select(Person.forename)))
            whole = set(
                session.scalars(
                    select(Case.reference)
                    .join(Person, Person.id == Case.person_id)
                    .join(Milestone, Milestone.case_id == Case.id)
                )
            )
            draft = read_draft(session.connection(), "visit")
        general = Compartment.GENERAL
        faults = faults_in(file_of(home, general), caseload.keys.data[general])
    return {
        "point": point,
        "lost": sorted(set(acknowledged) - whole),
        "unasked": len(whole - set(acknowledged)),
        "half": sorted(people ^ whole),
        "draft_kept": point != "drafted" or (draft or ("",))[0] == acknowledged[-1],
        "faults": list(faults),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
