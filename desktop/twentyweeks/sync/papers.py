"""Steps 9 and 13 of a run: papers go up before they are mentioned, and come down."""

from collections.abc import Iterator

from sqlalchemy import insert, select

from twentyweeks.casework import Document, LanguageSheet, Letter, Plan
from twentyweeks.storage.sync_tables import blob
from twentyweeks.storage.tables import paper
from twentyweeks.sync.book import epoch_secrets
from twentyweeks.sync.central import put_proved
from twentyweeks.sync.run import Lane
from twentyweeks.vault.age import open_with, seal_to
from twentyweeks.vault.epoch import blob_name
from twentyweeks.vault.faults import SealBroken

_LARGEST = 210 * 1024 * 1024


def papers_up(lane: Lane) -> None:
    """Put each paper that is not there yet, sealed, and read it back."""
    run = lane.run
    with run.caseload.reading(lane.compartment) as session:
        held = set(session.scalars(select(paper.c.name)))
        sent = set(session.scalars(select(blob.c.name)))
        secrets = epoch_secrets(session.connection())
    if lane.full:  # what the central lost or damaged, of what is here, goes up again
        there = {each.rpartition("/")[2] for each in run.central.list(lane.tree.blobs)}
        sent = {
            name
            for name in held & sent & there
            if not lane.is_turn_of(name) or _opened(lane, name, secrets) is not None
        }
    names = sorted(held - sent)
    public = lane.roster.epochs[lane.compartment].public
    for name in names:
        run.step("Sending papers.")
        if _opened(lane, name, secrets) is None:
            with run.caseload.reading(lane.compartment) as session:
                papers = run.caseload.papers(lane.compartment)
                content = papers.get(session.connection(), name)
            put_proved(run.central, lane.tree.blob(name), seal_to(public, content))
        _mark(lane, name)


def papers_down(lane: Lane) -> None:
    """Fetch the papers that records mention and that are not on this laptop.

    The record of a paper that is kept apart is a general one: its bytes alone lie in
    the restricted compartment.
    """
    with lane.run.caseload.reading() as session:
        here = select(paper.c.name)
        wanted = {
            name
            for held in (Document.blob, LanguageSheet.blob, Letter.html_blob)
            for name in session.scalars(select(held).where(held.not_in(here)))
            if name
        }
        issued = session.scalars(select(Plan.issued).where(Plan.issued.is_not(None)))
        pages = {each.html_blob for each in issued if each and each.html_blob}
        wanted |= pages - set(session.scalars(here))
    with lane.run.caseload.reading(lane.compartment) as session:
        secrets = epoch_secrets(session.connection())
        wanted -= set(session.scalars(select(paper.c.name)))
    for name in sorted(wanted):
        lane.run.step("Fetching papers.")
        content = _opened(lane, name, secrets)
        if content is None:
            continue
        with lane.run.caseload.local(lane.compartment) as connection:
            lane.run.caseload.papers(lane.compartment).put(connection, content)
        _mark(lane, name)


def _opened(lane: Lane, name: str, secrets: dict[int, str]) -> bytes | None:
    sealed = lane.run.fetch(lane.tree.blob(name), _LARGEST)
    if sealed is None:
        return None
    for content in _tries(sealed, secrets):
        if blob_name(secrets[0], content) == name:
            return content
    lane.run.done.bad[lane.tree.blob(name)] = "seal"
    return None


def _tries(sealed: bytes, secrets: dict[int, str]) -> Iterator[bytes]:
    for number in sorted(secrets, reverse=True):
        try:
            yield open_with(secrets[number], sealed)
        except SealBroken:
            continue


def _mark(lane: Lane, name: str) -> None:
    with lane.run.caseload.local(lane.compartment) as connection:
        connection.execute(insert(blob).prefix_with("OR IGNORE").values(name=name))
