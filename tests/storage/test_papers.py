"""Papers: small ones in the file, large ones sealed beside it; and half-typed forms."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.sample import NOW
from twentyweeks.errors import Unavailable
from twentyweeks.storage.drafts import drafts, drop_draft, keep_draft, read_draft
from twentyweeks.storage.papers import SMALL, digest
from twentyweeks.storage.tables import fact, operation, paper
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.keys import Compartment

LARGE = b"The educational psychologist writes. " * 4_000


def filed(caseload, content, compartment=Compartment.GENERAL):
    with caseload.writing(caseload.stamp(NOW), compartment) as journal:
        return caseload.papers(compartment).put(journal.connection, content)


def got(caseload, name):
    with caseload.reading() as session:
        return caseload.papers().get(session.connection(), name)


def beside(caseload):
    return [each for each in (caseload.home / "papers").rglob("*") if each.is_file()]


@pytest.mark.parametrize("content", [b"", b"a letter", b"x" * SMALL, LARGE])
def test_a_paper_comes_back_as_it_was_filed(caseload, content):
    assert got(caseload, filed(caseload, content)) == content
    assert len(beside(caseload)) == (len(content) > SMALL)


def test_the_same_paper_twice_is_kept_once(caseload):
    assert filed(caseload, LARGE) == filed(caseload, LARGE)
    with caseload.reading() as session:
        assert session.execute(select(paper.c.size)).all() == [(148_000,)]
    assert len(beside(caseload)) == 1


def test_a_paper_filed_again_puts_its_missing_file_back(caseload):
    name = filed(caseload, LARGE)
    beside(caseload)[0].unlink()
    with pytest.raises(Unavailable, match="sealed file is missing"):
        got(caseload, name)
    assert filed(caseload, LARGE) == name
    assert got(caseload, name) == LARGE


def test_a_damaged_paper_is_told_and_counted(caseload):
    name = filed(caseload, LARGE)
    (path,) = beside(caseload)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(SealBroken, match="damaged"):
        got(caseload, name)
    with caseload.reading() as session:
        assert caseload.papers().damaged(session.connection()) == (name,)


def test_a_paper_that_has_not_come_yet(caseload):
    with pytest.raises(Unavailable, match="has not reached this laptop yet"):
        got(caseload, "ab" * 32)


def test_a_restricted_paper_is_of_its_compartment_alone(caseload):
    name = filed(caseload, LARGE, Compartment.RESTRICTED)
    with pytest.raises(Unavailable, match="has not reached this laptop yet"):
        got(caseload, name)
    (path,) = beside(caseload)
    assert path.parts[-3] == "restricted"


def test_a_laptop_outside_its_team_files_nothing(caseload):
    with caseload.local() as connection:
        connection.execute(fact.delete().where(fact.c.name == "epoch-0"))
    with pytest.raises(Unavailable, match="has not been let into its team yet"):
        filed(caseload, LARGE)
    assert beside(caseload) == []


def test_the_digest_is_the_published_one():
    assert digest(b"abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_a_draft_is_kept_over_the_last_and_goes_when_it_is_saved(caseload):
    later = NOW + timedelta(minutes=1)
    with caseload.local() as connection:
        keep_draft(connection, "visit", '{"words": "half"}', NOW)
        keep_draft(connection, "visit", '{"words": "half a"}', later)
        keep_draft(connection, "contact", "{}", NOW)
    with caseload.reading() as session:
        connection = session.connection()
        assert read_draft(connection, "visit") == ('{"words": "half a"}', later)
        assert drafts(connection) == ("contact", "visit")
        assert read_draft(connection, "letter") is None
    with caseload.local() as connection:
        drop_draft(connection, "visit")
    with caseload.reading() as session:
        assert drafts(session.connection()) == ("contact",)


def test_a_draft_is_never_a_line_of_the_journal(caseload):
    with caseload.reading() as session:
        before = len(session.execute(select(operation.c.id)).all())
    with caseload.local() as connection:
        keep_draft(connection, "visit", '{"words": "half"}', NOW)
    with caseload.reading() as session:
        assert len(session.execute(select(operation.c.id)).all()) == before


@pytest.mark.parametrize("content", [b"", b"none", LARGE])
def test_a_paper_s_name_is_always_a_hash(caseload, content):
    assert re.fullmatch("[0-9a-f]{40}", filed(caseload, content))
