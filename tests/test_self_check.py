import re
from pathlib import Path

import pytest

from twentyweeks.self_check import self_check, third_party

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture
def checks(qapp):
    return {check.name: check for check in self_check()}


@pytest.mark.parametrize("name", ["encryption", "paper", "law", "window", "own files"])
def test_a_checkout_can_prove_itself(checks, name):
    assert checks[name].passed, checks[name].sentence


def test_a_check_that_fails_says_why_and_stops_no_other(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr("twentyweeks.places.resources", lambda: tmp_path)
    checks = {check.name: check for check in self_check()}
    assert checks["paper"].sentence == "The fonts are missing."
    assert not checks["own files"].passed
    assert checks["encryption"].passed


def test_every_locked_package_has_a_licence_that_the_program_can_list():
    lock = (PROJECT / "installer" / "requirements.lock").read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)(?: \\)?$", lock, re.MULTILINE))
    listed = {work.name.lower().replace("_", "-"): work for work in third_party()}
    assert locked.keys() - listed.keys() == set()
    assert {name: listed[name].version for name in locked} == locked


def test_no_listed_work_comes_without_terms_and_a_home():
    works = third_party()
    assert len(works) > 40
    assert [w.name for w in works if w.licence in ("", "not stated")] == []
    assert [w.name for w in works if not w.home.startswith("http")] == []


@pytest.mark.parametrize(
    "name",
    [
        "SQLCipher",
        "SQLite",
        "OpenSSL",
        "Qt",
        "libheif",
        "Lucide icons",
        "Source Sans 3",
    ],
)
def test_what_lies_inside_a_package_or_the_resources_is_listed(name):
    assert name in {work.name for work in third_party()}
