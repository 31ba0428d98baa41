import re
from pathlib import Path

from house.sources import PROJECT, modules, name_of, texts

LONGEST = 400
TABLES_OF_RULES = frozenset[str]()
"""Modules that are one table of rules and may be longer; each needs its reason."""

MACHINE = re.compile(r"(?<![\w.])/(work|root|home)/\w")
REGISTRIES = re.compile(r"pythonhosted|\bpypi\.|npmjs|deb\.debian")
THIS = Path(__file__)


def test_a_module_can_be_read_at_one_sitting():
    lines = {name_of(p): p.read_text("utf-8").count("\n") for p in modules()}
    long = {name for name, count in lines.items() if count > LONGEST}
    assert long <= TABLES_OF_RULES


def written():
    """Return the text of each file but the locks and this one, by name."""
    return {
        name_of(path): path.read_text("utf-8")
        for path in texts()
        if path not in (THIS, PROJECT / "LICENSE")
    }


def test_no_file_names_the_machine_that_it_was_made_on():
    found = {name: MACHINE.search(text) for name, text in written().items()}
    assert {name: hit.group() for name, hit in found.items() if hit} == {}


def test_no_file_names_a_registry_of_packages():
    found = {name: REGISTRIES.search(text) for name, text in written().items()}
    assert {name: hit.group() for name, hit in found.items() if hit} == {}


def test_both_locks_agree_on_every_package():
    """What the tests run on is what the program is shipped with."""

    def pins(name):
        text = (PROJECT / "installer" / name).read_text("utf-8")
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))

    tested = pins("requirements-dev.lock")
    assert pins("requirements.lock").items() <= tested.items()
    assert pins("requirements-build.lock").items() <= tested.items()


def test_the_locks_serve_what_the_project_says_it_needs():
    project = (PROJECT / "pyproject.toml").read_text("utf-8")
    listed = re.search(
        r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE
    )
    needs = sorted(re.findall(r'"(.+)"', listed.group(1)), key=str.lower)
    asked = (PROJECT / "installer" / "requirements.in").read_text("utf-8").split()
    assert sorted(asked, key=str.lower) == needs
