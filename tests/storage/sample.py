"""A small real caseload for the tests of storage, made once and then copied."""

import atexit
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from twentyweeks.casework import Authority, Officer
from twentyweeks.storage.unlock import Founding, found_caseload
from twentyweeks.vault.recovery import Recovery, new_recovery

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "a passphrase for tests"


def made(home: Path) -> tuple[Officer, Recovery]:
    first, officer, recovery = _first()
    shutil.copytree(first, home)
    return officer, recovery


@cache
def _first() -> tuple[Path, Officer, Recovery]:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    officer, recovery = Officer(name="Jo Marlow"), new_recovery()
    founding = Founding(
        records=(Authority(name="Northmoor Council"), officer),
        officer=officer.id,
        passphrase=PASSPHRASE,
        recovery=recovery,
        typed_back=recovery.identity,
        memory_kib=8192,
    )
    found_caseload(folder / "first", founding, NOW)
    return folder / "first", officer, recovery
