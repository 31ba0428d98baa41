"""The command line as a script meets it: exit status, results and sentences apart."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

PASSPHRASE = "lantern pebble orchard tide"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    told: str

    @property
    def json(self):
        return json.loads(self.out)


class Line:
    """Runs `twentyweeks` on one caseload."""

    def __init__(self, folder: Path, name: str = "caseload") -> None:
        self.folder = folder
        self.home = folder / name
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def __call__(self, *words: object) -> Ran:
        given = ["--home", self.home, "--passphrase-file", self.passphrase, *words]
        done = subprocess.run(
            [sys.executable, "-m", "twentyweeks", *map(str, given)],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def done(self, *words: object) -> Ran:
        ran = self(*words)
        assert ran.status == 0, ran.told
        return ran


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    made = Line(tmp_path_factory.mktemp("line"))
    recovery = made.folder / "recovery.txt"
    told = made.done(
        "new",
        "--authority",
        "Northmoor Council",
        "--officer",
        "Jo Marlow",
        "--recovery-out",
        recovery,
    )
    assert told.out == f"Caseload made in {made.home}\n"
    assert "RECOVERY KEY" in recovery.read_text(encoding="utf-8")
    made.done("import", tracker(made.folder / "tracker.xlsx"))
    return made


def tracker(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["Case ID", "Surname", "Forename(s)", "DOB", "Date request received"])
    sheet.append(["NM-1", "Okafor", "Amara", "2019-03-04", "2026-03-02"])
    sheet.append(["NM-2", "Hughes", "Samir", "31/02/2017", "2026-03-09"])
    book.save(path)
    return path


def test_the_caseload_is_listed_due_first(line):
    rows = line.done("cases", "--format", "json").json
    assert [row["name"] for row in rows] == ["Amara Okafor", "Samir Hughes"]
    assert rows[0]["step"] == "Decide whether to assess"
    assert rows[0]["on"] == "Mon 13 Apr"
    table = line.done("cases", "--search", "okafor").out
    assert "Amara Okafor" in table
    assert "Hughes" not in table


def test_a_filter_that_there_is_not_is_bad_input(line):
    ran = line("cases", "--filter", "sunny")
    assert (ran.status, ran.out) == (2, "")
    assert ran.told.startswith("There is no filter “sunny”.")


def test_a_case_answers_the_same_limits_as_the_timeline(line, tmp_path):
    ref = line.done("cases", "--search", "okafor", "--format", "json").json[0]["id"]
    limits = line.done("limits", ref, "--as-of", "2026-03-30", "--format", "json")
    facts = tmp_path / "case.json"
    events = [{"kind": "request_received", "on": "2026-03-02"}]
    facts.write_text(json.dumps({"events": events}), encoding="utf-8")
    timeline = line.done("timeline", facts, "--as-of", "2026-03-30", "--format", "json")
    due = {each["rule"]: each["due"] for each in limits.json["deadlines"]}
    assert due["final_plan"] == "2026-07-20"
    assert limits.json == timeline.json


def test_a_milestone_is_recorded_from_a_file(line, tmp_path):
    ref = line.done("cases", "--search", "hughes", "--format", "json").json[0]["id"]
    facts = tmp_path / "decided.json"
    facts.write_text('{"kind": "decided_to_assess", "on": "2026-04-10"}', "utf-8")
    made = line.done("record", ref, facts).out.strip()
    told = line.done("case", ref, "--format", "json").json
    kinds = {each["id"]: each["facts"]["kind"] for each in told["milestones"]}
    assert kinds[made] == "decided_to_assess"
    said = line.done("case", ref).out
    assert "Samir Hughes" in said
    assert "When the plan can be sent\n  The final plan can be sent on " in said
    assert told["case"]["forecast"]["earliest"] in said


def test_an_impossible_milestone_is_bad_input_and_changes_nothing(line, tmp_path):
    ref = line.done("cases", "--search", "okafor", "--format", "json").json[0]["id"]
    before = line.done("case", ref, "--format", "json").json["milestones"]
    facts = tmp_path / "impossible.json"
    facts.write_text('{"kind": "decided_to_assess", "on": "2026-02-31"}', "utf-8")
    ran = line("record", ref, facts)
    assert (ran.status, ran.out) == (2, "")
    assert "no day of the calendar" in ran.told
    assert line.done("case", ref, "--format", "json").json["milestones"] == before


def test_a_letter_that_the_law_stops_is_refused_with_what_is_missing(line, tmp_path):
    ref = line.done("cases", "--search", "okafor", "--format", "json").json[0]["id"]
    ran = line("letter", ref, "refuse-to-assess", "--out", tmp_path / "letter.pdf")
    assert ran.status in (1, 2)
    assert len(ran.told.strip().splitlines()) == 1
    assert not (tmp_path / "letter.pdf").exists()


def test_an_import_says_what_it_will_do_and_reports_each_fault(line, tmp_path):
    report = tmp_path / "report.json"
    sheet = tracker(tmp_path / "again.xlsx")
    ran = line.done("import", sheet, "--dry-run", "--report", report)
    assert ran.out == ""
    faults = json.loads(report.read_text(encoding="utf-8"))["faults"]
    assert [(each["row"], each["column"], each["value"]) for each in faults] == [
        (3, "DOB", "31/02/2017")
    ]


def test_the_caseload_is_whole_and_backed_up(line, tmp_path):
    assert line.done("check").out == "Every page and every paper is whole.\n"
    backup = tmp_path / "b.twbackup"
    assert line.done("backup", "--out", backup).out == f"{backup}\n"
    again = Line(tmp_path, "again")
    assert "2 cases" in again.done("restore", backup).told
    assert len(again.done("cases", "--format", "json").json) == 2


def test_a_wrong_passphrase_is_the_machine_s_no(line, tmp_path):
    wrong = Line(tmp_path)
    wrong.home = line.home
    wrong.passphrase.write_text("not this one at all\n", encoding="utf-8")
    ran = wrong("cases")
    assert (ran.status, ran.out) == (3, "")
    assert ran.told.startswith("That passphrase does not open this caseload.")


def test_without_a_terminal_and_a_file_nothing_is_asked(line):
    done = subprocess.run(
        [sys.executable, "-m", "twentyweeks", "--home", str(line.home), "cases"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("There is no terminal to ask for the passphrase.")


def test_a_folder_with_no_caseload_is_told(tmp_path):
    ran = Line(tmp_path)("cases")
    assert ran.status == 3
    assert ran.told.startswith("There is no caseload in")


def test_an_unknown_command_is_told_in_one_sentence(line):
    ran = line("fly")
    assert ran.status == 2
    assert len(ran.told.strip().splitlines()) == 1


def test_a_new_caseload_never_takes_another_s_place(line, tmp_path):
    ran = line(
        "new",
        "--authority",
        "Other",
        "--officer",
        "Other",
        "--recovery-out",
        tmp_path / "r.txt",
    )
    assert ran.status == 1
    assert "already" in ran.told
    assert not (tmp_path / "r.txt").exists()
    assert len(line.done("cases", "--format", "json").json) == 2


def test_two_stations_exchange_from_the_command_line(line, tmp_path):
    central = tmp_path / "central"
    central.mkdir()
    line.done("exchange", "--central", central)
    second = Line(tmp_path, "second")
    asked = second.done(
        "station", "request", "--central", central, "--officer", "Hana Salim"
    )
    station = asked.out.strip()
    words = asked.told.split("administrator: ")[1].split(".")[0]
    team = asked.told.split("from them: ")[1].split(".")[0]
    line.done("exchange", "--central", central)
    wrong = line(
        "station", "approve", station, "--words", "one two three four five six"
    )
    assert wrong.status == 1
    line.done("station", "approve", station, "--words", words)
    line.done("exchange", "--central", central)
    assert "up to date" in second.done("station", "join", "--words", team).out
    names = [row["name"] for row in second.done("cases", "--format", "json").json]
    assert names == ["Amara Okafor", "Samir Hughes"]
    assert second.done("conflicts").out == "Nothing needs a decision.\n"
    assert len(line.done("station", "list", "--format", "json").json) == 2
