"""`station` from the command line: taken off, looked at, let through, made anew."""

import shutil

import pytest

from cli.test_commands import Line, tracker


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Return Jo's line, Hana's line that is in the team, the folder and the paper."""
    folder = tmp_path_factory.mktemp("pair")
    jo, hana = Line(folder, "jo"), Line(folder, "hana")
    paper = folder / "recovery.txt"
    names = ("--authority", "Northmoor Council", "--officer", "Jo Marlow")
    jo.done("new", *names, "--recovery-out", paper)
    jo.done("import", tracker(folder / "tracker.xlsx"))
    central = folder / "central"
    central.mkdir()
    jo.done("exchange", "--central", central)
    asked = hana.done(
        "station", "request", "--central", central, "--officer", "Hana Salim"
    )
    words = asked.told.split("administrator: ")[1].split(".")[0]
    team = asked.told.split("from them: ")[1].split(".")[0]
    jo.done("exchange", "--central", central)
    jo.done("station", "approve", asked.out.strip(), "--words", words)
    jo.done("exchange", "--central", central)
    hana.done("station", "join", "--words", team)
    return jo, hana, central, paper


def test_a_laptop_is_taken_off_and_what_it_wrote_late_is_let_through(pair, tmp_path):
    jo, hana, central, _ = pair
    station = next(
        each["station"]
        for each in jo.done("station", "list", "--format", "json").json
        if each["can_be_revoked"]
    )
    hana.done("exchange", "--central", central)
    wrong = jo("station", "revoke", station, "--reason", "tired")
    assert (wrong.status, wrong.out) == (2, "")
    told = jo.done("station", "revoke", station, "--reason", "left").told
    assert "can still read" in told
    assert jo.done("station", "aside").out == "Nothing is set aside.\n"
    jo.done("exchange", "--central", central)
    (package,) = jo.done("station", "aside", "--format", "json").json
    assert package["title"] == "2 changes by Hana Salim"
    assert package["id"] in jo.done("station", "aside").out
    assert jo("station", "accept", "0" * 12).status == 2
    assert "every laptop" in jo.done("station", "accept", package["id"]).told
    jo.done("exchange", "--central", central)
    assert jo.done("station", "aside").out == "Nothing is set aside.\n"
    off = hana("exchange", "--central", central)
    assert off.status == 1
    assert "taken off the team" in off.told
    renewed = hana.done("station", "renew")
    assert renewed.out.strip() != station
    assert "Read these words to your administrator:" in renewed.told


def test_a_laptop_is_made_anew_from_the_page_that_was_printed(pair, tmp_path):
    _, _, central, paper = pair
    anew = Line(tmp_path, "anew")
    shutil.copytree(central, tmp_path / "central")
    to = ("--central", tmp_path / "central", "--officer", "Jo Marlow")
    made = anew.done("station", "anew", *to, "--recovery-file", paper)
    assert made.out == "This laptop is in the team and up to date.\n"
    names = [row["name"] for row in anew.done("cases", "--format", "json").json]
    assert names == ["Amara Okafor", "Samir Hughes"]
    missing = anew("station", "anew", *to, "--recovery-file", tmp_path / "none.txt")
    assert missing.status == 2
    assert "cannot be read" in missing.told
