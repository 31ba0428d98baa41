import pytest

from storage.sample import NOW, PASSPHRASE, made
from twentyweeks.storage.rebuild import changed_by_rebuild
from twentyweeks.storage.unlock import opened
from twentyweeks.vault.keys import Compartment


@pytest.fixture
def caseload(home):
    """Return the small caseload, whose derived tables a rebuild never changes."""
    made(home)
    with opened(home, PASSPHRASE, NOW) as found:
        yield found
        assert changed_by_rebuild(found, Compartment.GENERAL) == ()
