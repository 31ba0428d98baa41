import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.errors import Unavailable
from twentyweeks.vault.faults import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from twentyweeks.vault.header import compose, parse, read_header
from twentyweeks.vault.keys import Compartment
from twentyweeks.vault.unlock import officers, unlock, unlock_with_recovery

PINNED = Path(__file__).with_name("pinned.keys")
WHOLE = PINNED.read_bytes()
AMARAS = "lantern orchard seven bridges"
RECOVERY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
OPENED = {
    Compartment.GENERAL: (
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    ),
    Compartment.RESTRICTED: (
        "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
    ),
}


def test_a_key_file_of_the_first_edition_opens_for_ever():
    by_passphrase = unlock(PINNED, AMARAS)
    by_recovery = unlock_with_recovery(PINNED, RECOVERY)
    for keys in (by_passphrase, by_recovery):
        assert keys.caseload_id == "0123456789abcdef0123456789abcdef"
        assert {name: key.secret().hex() for name, key in keys.data.items()} == OPENED
    assert officers(PINNED) == ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",)


def test_reading_and_writing_change_nothing():
    assert compose(parse(WHOLE)) == WHOLE


@given(
    at=st.integers(0, len(WHOLE) - 1),
    byte=st.integers(0, 255),
)
def test_a_changed_byte_leaves_the_form_or_the_content_other(at, byte):
    changed = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    try:
        header = parse(changed)
    except (KeyFileDamaged, KeyFileNewer):
        return
    assert (header == parse(WHOLE)) == (changed == WHOLE)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_is_damaged(length):
    with pytest.raises(KeyFileDamaged):
        parse(WHOLE[:length])


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_garbage_is_damaged(content):
    with pytest.raises(KeyFileDamaged):
        parse(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"twentyweeks-keys/1"',
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format": "twentyweeks-keys/1"}',
        b'{"format": "twentyweeks-keys/0"}',
        b'{"format": "twentyweeks-keys/x"}',
        b'{"format": "other/2"}',
        WHOLE + b" ",
        WHOLE + bytes(1 << 20),
        WHOLE.replace(b"\n", b"\r\n"),
    ],
)
def test_what_is_no_key_file_is_damaged(content):
    with pytest.raises(KeyFileDamaged, match=r"Put back caseload\.keys\.bak"):
        parse(content)


def replaced(change):
    content = json.loads(WHOLE)
    change(content)
    return (json.dumps(content, indent=1) + "\n").encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(name="Northmoor Council"),
        lambda file: file.update(slots={}),
        lambda file: file.update(slots=[]),
        lambda file: file.update(slots=file["slots"][:1] * 2),
        lambda file: file.update(slots=file["slots"] + file["slots"][1:]),
        lambda file: file.update(slots=file["slots"][::-1]),
        lambda file: file.update(caseload_id="0123"),
        lambda file: file.update(mac={}),
        lambda file: file.update(mac={"restricted": file["mac"]["restricted"]}),
        lambda file: file.update(mac={**file["mac"], "secret": "00"}),
        lambda file: file["mac"].update(general="zz"),
        lambda file: file["mac"].update(general=file["mac"]["general"].upper()),
        lambda file: file["slots"].append("slot"),
        lambda file: file["slots"][0].update(type="device"),
        lambda file: file["slots"][1].update(type="hello"),
        lambda file: file["slots"][1].update(kdf="pbkdf2"),
        lambda file: file["slots"][1].update(label="Amara's laptop"),
        lambda file: file["slots"][1].update(passes=True),
        lambda file: file["slots"][1].update(passes="3"),
        lambda file: file["slots"][1].update(salt="00"),
        lambda file: file["slots"][1].update(officer="A" * 32),
        lambda file: file["slots"][1].update(wrapped={}),
        lambda file: file["slots"][1]["wrapped"].update(general="***"),
        lambda file: file["slots"][1]["wrapped"].update(general=7),
        lambda file: file["slots"][1]["wrapped"].pop("general"),
        lambda file: file["slots"][1]["wrapped"].update(attic=""),
        lambda file: file["slots"][0]["wrapped"].pop("restricted"),
        lambda file: file["slots"][0].update(public_key=None),
    ],
)
def test_what_does_not_fit_the_format_is_damaged(change):
    with pytest.raises(KeyFileDamaged):
        parse(replaced(change))


def test_a_slot_may_not_hold_a_compartment_that_recovery_lacks():
    def change(file):
        del file["mac"]["restricted"]
        del file["slots"][0]["wrapped"]["restricted"]

    with pytest.raises(KeyFileDamaged):
        parse(replaced(change))


@pytest.mark.parametrize("edition", ["2", "10"])
def test_a_newer_format_is_told(edition):
    newer = replaced(lambda file: file.update(format=f"twentyweeks-keys/{edition}"))
    with pytest.raises(KeyFileNewer, match="newer version of Twenty Weeks"):
        parse(newer)


@pytest.mark.parametrize(
    "costs",
    [
        {"memory_kib": 8191},
        {"memory_kib": 1024 * 1024 + 1},
        {"passes": 2},
        {"passes": 11},
        {"lanes": 0},
        {"lanes": 9},
    ],
)
def test_costs_out_of_bounds_are_refused_before_they_are_paid(tmp_path, costs):
    path = tmp_path / "caseload.keys"
    path.write_bytes(replaced(lambda file: file["slots"][1].update(costs)))
    with pytest.raises(KeyFileDamaged):
        unlock(path, AMARAS)


def test_a_missing_file_and_a_folder_in_its_place_are_told_apart(tmp_path):
    with pytest.raises(KeyFileMissing):
        read_header(tmp_path / "caseload.keys")
    with pytest.raises(Unavailable, match="could not be read"):
        read_header(tmp_path)
