"""The caseload of the gallery: the demonstration, and what it has no need of."""

from pathlib import Path

from gui.desks import NOW, TODAY, amaras, make_filled
from make import northmoor, register
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.demonstration import PASSPHRASE, make_demonstration
from twentyweeks.operations.lines import refresh_all
from twentyweeks.operations.unlock import Caseload, open_caseload


def tell(home: Path) -> dict[str, str]:
    """Make the caseload in `home`; return the cases that pictures are taken of."""
    make_demonstration(home, NOW)
    caseload = open_caseload(home, PASSPHRASE, NOW)
    try:
        cases = {"full": amaras(caseload), "undecided": noors(caseload)}
        refresh_all(caseload, TODAY)
    finally:
        caseload.close()
    return cases


def noors(caseload: Caseload) -> str:
    """Register Noor in week 6: nothing is decided yet."""
    return register(
        caseload,
        "2026-10-15",
        forename="Noor",
        surname="Haddad",
        born="2018-05-21",
        parent_name="Rana Haddad",
        parent_address=("9 Quay Street", "Northmoor"),
        parent_postcode="ZZ99 3VZ",
    )


def tell_long(home: Path) -> dict[str, str]:
    """Make a caseload in which one child and one school have long names."""
    make_filled(home)
    with northmoor(home, NOW) as caseload:
        page = caseload_page(caseload, TODAY, search="featherstone")
        return {"long": page.rows[0].id}
