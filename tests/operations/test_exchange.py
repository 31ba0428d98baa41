"""The exchange as an officer meets it: folders, words, laptops, and what differs."""

import shutil

import pytest
from sqlalchemy import select

from make import OPENS_WITH, at
from sync.stations import values, write
from twentyweeks.casework import Case, Involved, NoteKind, Reminder, RestrictedNote
from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.exchange import exchange, exchange_page, set_central
from twentyweeks.operations.settle import conflict_cards, settle_conflict
from twentyweeks.operations.stations import join, revoke_station
from twentyweeks.present.tone import Tone
from twentyweeks.storage.tables import operation
from twentyweeks.storage.unlock import open_caseload
from twentyweeks.vault.keys import Compartment

NOW = at("2026-03-04")
LATER = at("2026-03-05", "14:02")


def both(jo, sam):
    for _ in range(2):
        exchange(jo, NOW)
        exchange(sam, NOW)


def test_the_page_counts_what_waits_and_says_when_it_went(jo, sam):
    both(jo, sam)
    write(jo, "telephone", "01632 960001", NOW)
    page = exchange_page(jo, LATER)
    assert page.state == (
        "1 change waits to be sent, the oldest since Wednesday 4 March 2026"
    )
    assert page.last == "Exchanged at 09:30 yesterday"
    report = exchange(jo, LATER)
    assert report.words == "Sent 1 change, received none."
    page = exchange_page(jo, LATER)
    assert (page.state, page.enrolled) == ("Everything is sent", "")
    assert page.last == "Exchanged at 14:02 today"
    assert page.is_administrator
    assert not exchange_page(sam, LATER).is_administrator


def test_the_page_shows_every_laptop_and_when_it_was_heard(jo, sam):
    both(jo, sam)
    lines = {line.name: line for line in exchange_page(jo, LATER).stations}
    assert lines["Jo Marlow"].words == "This laptop"
    assert lines["Sam Hale"].words == "Last heard at 09:30 yesterday"
    assert lines["Sam Hale"].tone is Tone.GREEN
    late = {line.name: line for line in exchange_page(jo, at("2026-03-11")).stations}
    assert late["Sam Hale"].tone is Tone.AMBER
    gone = {line.name: line for line in exchange_page(jo, at("2026-04-02")).stations}
    assert gone["Sam Hale"].tone is Tone.RED


def test_a_sealed_copy_is_made_before_the_first_exchange_of_a_day(jo):
    exchange(jo, NOW)
    copies = {path.name for path in (jo.home / "copies").iterdir()}
    assert copies >= {"general-20260304.db", "restricted-20260304.db"}


def test_the_list_of_cases_follows_what_was_received(jo, sam):
    both(jo, sam)
    with jo.writing(jo.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case)).one()
        journal.set(case, "reference", "EHC-26-7777")
    exchange(jo, NOW)
    exchange(sam, NOW)
    with sam.reading() as session:
        connection = session.connection()
        lines = connection.exec_driver_sql("SELECT reference, as_of FROM case_line")
        assert lines.all() == [("EHC-26-7777", "2026-03-04")]


def test_no_folder_no_exchange(jo, team):
    with pytest.raises(Unavailable, match="go on working"):
        set_central(jo, str(team.folder / "none"), NOW)
    team.central.rename(team.folder / "away")
    with pytest.raises(Unavailable, match="go on working"):
        exchange(jo, NOW)


def test_a_folder_with_other_files_is_not_taken(jo, tmp_path):
    other = tmp_path / "photographs"
    other.mkdir()
    (other / "beach.jpg").write_bytes(b"x")
    with pytest.raises(Refused, match="other files"):
        set_central(jo, str(other), NOW)
    assert [path.name for path in other.iterdir()] == ["beach.jpg"]


def test_only_an_administrator_begins_a_new_folder(sam, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(Unavailable, match="no team"):
        set_central(sam, str(empty), NOW)
    assert list(empty.iterdir()) == []


def test_a_new_folder_is_filled_by_the_laptops(jo, sam, team, tmp_path):
    both(jo, sam)
    held = {path.name for path in team.central.rglob("*.bdl")}
    shutil.rmtree(team.central)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    set_central(jo, str(fresh), LATER)
    report = exchange(jo, LATER)
    assert {path.name for path in fresh.rglob("*.bdl")} == held
    assert any("has put back" in words for words in report.alarms)
    set_central(sam, str(fresh), LATER)
    assert exchange(sam, LATER).received == 0


def differ(jo, sam):
    both(jo, sam)
    write(jo, "telephone", "01632 960001", at("2026-03-04", "10:00"))
    write(sam, "telephone", "01632 960002", at("2026-03-04", "11:00"))
    both(jo, sam)
    (card,) = conflict_cards(jo)
    return card


def test_a_conflict_is_settled_by_a_third_value_with_its_reason(jo, sam):
    card = differ(jo, sam)
    settle_conflict(jo, card.id, None, " 01632 960003 ", "Her new number", LATER)
    assert values(jo, "telephone") == ['"01632 960003"']
    both(jo, sam)
    assert values(sam, "telephone") == ['"01632 960003"']
    with sam.reading() as session:
        whys = select(operation.c.why).where(operation.c.src == "settle")
        assert session.scalars(whys).all() == ["Her new number"]


def test_a_conflict_is_not_settled_without_a_reason_or_a_choice(jo, sam):
    card = differ(jo, sam)
    with pytest.raises(Refused, match="reason"):
        settle_conflict(jo, card.id, 1, None, " ", LATER)
    for choice in (None, 0, 3):
        with pytest.raises(BadInput, match="1 to 2"):
            settle_conflict(jo, card.id, choice, None, "x", LATER)
    with pytest.raises(BadInput, match="has changed since"):
        settle_conflict(jo, "0" * 12, 1, None, "x", LATER)
    assert conflict_cards(jo) == (card,)


def test_what_was_settled_alike_apart_collapses(jo, sam):
    card = differ(jo, sam)
    for caseload in (jo, sam):
        number = [each.words for each in conflict_cards(caseload)[0].values].index(
            "01632 960002"
        )
        settle_conflict(caseload, card.id, number + 1, None, "Rang it", LATER)
    both(jo, sam)
    assert conflict_cards(jo) == conflict_cards(sam) == ()


def test_nobody_settles_what_they_have_not_seen(jo, sam):
    card = differ(jo, sam)
    settle_conflict(sam, card.id, None, "01632 960004", "Rang it", LATER)
    both(jo, sam)
    with pytest.raises(BadInput, match="has changed since"):
        settle_conflict(jo, card.id, 1, None, "x", LATER)


def test_a_deletion_that_another_did_not_see_is_asked_about(jo, sam):
    with jo.writing(jo.stamp(NOW)) as journal:
        case = journal.session.scalars(select(Case.id)).one()
        journal.create(Reminder(case_id=case, on=NOW.date(), words="Ring the school"))
    both(jo, sam)
    with jo.writing(jo.stamp(at("2026-03-04", "10:00"))) as journal:
        journal.delete(journal.session.scalars(select(Reminder)).one())
    with sam.writing(sam.stamp(at("2026-03-04", "11:00"))) as journal:
        held = journal.session.scalars(select(Reminder)).one()
        journal.set(held, "words", "Ring the school at three")
    both(jo, sam)
    (card,) = conflict_cards(jo)
    assert [(each.words, each.who) for each in card.values] == [
        ("Delete it", "Jo Marlow, 4 March 2026 at 10:00, on this laptop"),
        (
            "Keep it, with what was changed",
            "Sam Hale, 4 March 2026 at 11:00, on Sam Hale's laptop",
        ),
    ]
    assert not card.free_text
    settle_conflict(jo, card.id, 2, None, "Still to do", LATER)
    both(jo, sam)
    for caseload in (jo, sam):
        assert conflict_cards(caseload) == ()
        with caseload.reading() as session:
            held = session.scalars(select(Reminder.words)).all()
            assert held == ["Ring the school at three"]


def test_a_deletion_may_be_confirmed(jo, sam):
    both(jo, sam)
    with jo.writing(jo.stamp(NOW)) as journal:
        journal.delete(journal.session.scalars(select(Involved)).one())
    write(sam, "telephone", "01632 960002", NOW)
    both(jo, sam)
    (card,) = conflict_cards(sam)
    settle_conflict(sam, card.id, 1, None, "Entered twice", LATER)
    both(jo, sam)
    for caseload in (jo, sam):
        assert conflict_cards(caseload) == ()
        with caseload.reading() as session:
            assert session.scalars(select(Involved)).all() == []


def test_joining_again_is_harmless_and_the_wrong_words_read_nothing(team):
    words = exchange_page(team.caseloads["jo"], NOW).team_words
    team.caseloads.pop("sam").close()
    with pytest.raises(Unavailable):
        join(team.folder / "sam", "not the passphrase", words, NOW)
    with pytest.raises(Refused, match="not the six words"):
        join(
            team.folder / "sam", OPENS_WITH, "six other words that differ entirely", NOW
        )


def test_a_restricted_conflict_is_shown_to_none_who_cannot_open_it(team):
    jo, sam, ada = team.caseloads.values()
    with jo.reading() as general:
        case = general.scalars(select(Case.id)).one()
    with jo.writing(jo.stamp(NOW), Compartment.RESTRICTED) as journal:
        words, day = "She is not to be rung at home", NOW.date()
        kind = NoteKind.SENSITIVE
        journal.create(
            RestrictedNote(case_id=case, kind=kind, words=words, written_on=day)
        )
    team.everyone(NOW)
    for caseload, words in ((jo, "Not at work either"), (sam, "Ring her sister")):
        with caseload.writing(caseload.stamp(NOW), Compartment.RESTRICTED) as journal:
            note = journal.session.scalars(select(RestrictedNote)).one()
            journal.set(note, "words", words)
    team.everyone(NOW)
    for caseload in (jo, sam):
        (card,) = conflict_cards(caseload)
        assert {each.words for each in card.values} == {
            "Not at work either",
            "Ring her sister",
        }
    assert conflict_cards(ada) == ()
    assert exchange_page(ada, NOW).conflicts == ()


def test_a_change_in_the_team_is_said_until_it_is_sent(jo, sam):
    both(jo, sam)
    revoke_station(jo, sam.station.station_id, "left", LATER)
    assert exchange_page(jo, LATER).state == (
        "A change in the team waits to be sent: exchange now"
    )
    exchange(jo, LATER)
    assert exchange_page(jo, LATER).state == "Everything is sent"


def test_a_laptop_that_was_brought_back_says_so(jo, sam, team):
    both(jo, sam)
    team.caseloads["sam"].close()
    shutil.copytree(team.folder / "sam", team.folder / "kept")
    team.caseloads["sam"] = open_caseload(team.folder / "sam", OPENS_WITH, NOW)
    write(team.caseloads["sam"], "telephone", "01632 960002", NOW)
    exchange(team.caseloads["sam"], NOW)
    team.caseloads["sam"].close()
    team.caseloads["sam"] = open_caseload(team.folder / "kept", OPENS_WITH, LATER)
    report = exchange(team.caseloads["sam"], LATER)
    assert any("brought back from a backup" in words for words in report.alarms)
    assert exchange(team.caseloads["sam"], LATER).alarms == ()


def test_packages_are_alike_at_both_ends(jo, sam):
    both(jo, sam)
    write(jo, "telephone", "01632 960001", NOW)
    exchange(jo, NOW)
    (line,) = _packages(jo, "Sam Hale")
    assert line.tone is Tone.BLUE
    exchange(sam, LATER)
    exchange(jo, LATER)
    (here,) = _packages(jo, "Sam Hale")
    (there,) = _packages(sam, "Jo Marlow")
    assert here.tone is there.tone is Tone.GREEN
    sent, taken = here.sent.split(": ")[1], there.taken.split(": ")[1]
    assert sent == taken
    assert "1 change" in sent


def _packages(caseload, name):
    lines = exchange_page(caseload, LATER).packages
    return [each for each in lines if each.name == name]
