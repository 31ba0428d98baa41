import sys
from pathlib import Path

import pytest

from twentyweeks.errors import Refused
from twentyweeks.vault.faults import NoMemory
from twentyweeks.vault.keys import Compartment, DataKey
from twentyweeks.vault.passphrase import (
    Holder,
    calibrated_kib,
    check_passphrase,
    make_slot,
    open_slot,
)

AMARA = "a" * 32
CASELOAD = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("seconds", "kib"),
    [
        (0.0, 262_144),
        (0.1, 262_144),
        (0.175, 262_144),
        (0.35, 131_072),
        (0.5, 91_136),
        (0.7, 65_536),
        (4.0, 65_536),
    ],
)
def test_memory_is_what_this_laptop_can_bear(seconds, kib):
    times = iter([100.0, 100.0 + seconds])
    assert calibrated_kib(lambda: next(times)) == kib


def test_a_slot_made_without_a_number_is_calibrated():
    key = DataKey(bytes(32))
    holder = Holder(AMARA, "lantern orchard seven bridges")
    slot = make_slot(holder, CASELOAD, {Compartment.GENERAL: key})
    assert 65_536 <= slot.memory_kib <= 262_144
    assert (slot.passes, slot.lanes) == (3, 4)
    opened = open_slot(slot, "lantern orchard seven bridges", CASELOAD)
    assert opened[Compartment.GENERAL].secret() == bytes(32)


@pytest.mark.parametrize("short", ["", "elevenchars", "\u00e9" * 11, "e\u0301" * 11])
def test_a_short_passphrase_is_refused(short):
    with pytest.raises(Refused) as raised:
        check_passphrase(short)
    assert raised.value.field == "passphrase"


def test_twelve_characters_will_do():
    assert check_passphrase("twelve chars") is None


@pytest.mark.parametrize(
    ("officer", "memory_kib", "why"),
    [
        ("Amara", 8192, "32 hex digits"),
        (AMARA, 8191, "would not be read back"),
        (AMARA, 1024 * 1024 + 1, "would not be read back"),
    ],
)
def test_a_holder_that_could_not_be_read_back_is_not_made(officer, memory_kib, why):
    with pytest.raises(ValueError, match=why):
        Holder(officer, "lantern orchard seven bridges", memory_kib)


@pytest.fixture
def little_memory():
    """Let this process grow by 256 MiB and no more."""
    resource = pytest.importorskip("resource")
    softest, hardest = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (256 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, hardest))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (softest, hardest))


@pytest.mark.skipif(sys.platform != "linux", reason="sets a limit that Linux keeps")
def test_too_little_memory_is_told(little_memory):
    holder = Holder(AMARA, "lantern orchard seven bridges", 1024 * 1024)
    with pytest.raises(NoMemory, match="Close other programs and try again"):
        make_slot(holder, CASELOAD, {Compartment.GENERAL: DataKey(bytes(32))})
