"""Caseload key files made with the smallest Argon2id memory that is read back."""

import pytest

from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.passphrase import Holder
from twentyweeks.vault.recovery import new_recovery
from twentyweeks.vault.unlock import create_key_file

CASELOAD = "0123456789abcdef0123456789abcdef"
AMARA = "a" * 32
BEN = "b" * 32
AMARAS = "lantern orchard seven bridges"
BENS = "harbour velvet thirty acorns"


@pytest.fixture(scope="session")
def recovery():
    return new_recovery()


@pytest.fixture
def holder():
    def make(officer=AMARA, passphrase=AMARAS):
        return Holder(officer, passphrase, memory_kib=8192)

    return make


@pytest.fixture
def path(tmp_path):
    return tmp_path / "caseload.keys"


@pytest.fixture
def keys(path, recovery, holder):
    """Amara's keys to a new caseload of two compartments."""
    return create_key_file(path, CASELOAD, Compartment, holder(), recovery.public)
