import ast
import subprocess
import sys
from pathlib import Path

from house.sources import PACKAGE, PROJECT, modules, name_of

CLOCKS = {
    "today",
    "now",
    "utcnow",
    "time",
    "time_ns",
    "localtime",
    "gmtime",
    "currentDate",
    "currentDateTime",
    "currentDateTimeUtc",
    "currentTime",
}
CLOCK_OWNERS = {"date", "datetime", "time", "QDate", "QDateTime", "QTime"}


def test_each_layer_imports_only_what_its_contract_lets_it():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--config", PROJECT / "pyproject.toml"],
        cwd=PROJECT / "desktop",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken." in done.stdout


def clock_readings(tree):
    """Return where a module asks the machine for the day or the time."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, value=ast.Name(id=owner)):
                if name in CLOCKS and owner in CLOCK_OWNERS:
                    yield node.lineno
            case ast.Attribute(attr=name, value=ast.Attribute(attr=owner)):
                if name in CLOCKS and owner in CLOCK_OWNERS:
                    yield node.lineno


def test_only_app_reads_the_clock():
    others = [path for path in modules() if path != PACKAGE / "app.py"]
    trees = {name_of(path): ast.parse(path.read_text("utf-8")) for path in others}
    found = {name: list(clock_readings(tree)) for name, tree in trees.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_search_for_clocks_finds_one():
    read = "import datetime\nx = datetime.datetime.now()\ny = QDate.currentDate()\n"
    assert sorted(clock_readings(ast.parse(read))) == [2, 3]
    assert list(clock_readings(ast.parse("case.today = today"))) == []
