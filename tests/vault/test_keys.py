import copy
import pickle

import pytest

from twentyweeks.vault.faults import Locked
from twentyweeks.vault.keys import Compartment, DataKey, Keys, derive

KEY = bytes(range(32))


def test_each_purpose_has_a_pinned_key_of_its_own():
    key = DataKey(KEY)
    assert key.database_hex() == (
        "1eb941962ea52898950126f214017d5fc18940e8a5d33f2bfcd30f185d71ad43"
    )
    assert key.papers_key().hex() == (
        "7c2a585a5c8cd41a30abba7037568c38617240aab55346e9f63986d726438158"
    )
    assert key.sealing_key().hex() == (
        "fbf9d1ca12c286f18da7562d9e8a90275b1c0fabcca596478037119f6fa9d3a5"
    )
    assert key.header_key().hex() == (
        "f935bb01e31e19476a5ad48ec4297dfea148da149dc50fcf89fdff15a1b53407"
    )


def test_derivation_is_rfc_5869():
    # Test case 1 of RFC 5869, its first 32 bytes.
    made = derive(b"\x0b" * 22, bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"), bytes(range(13)))
    assert made.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    )


def test_new_keys_differ():
    assert DataKey.new().secret() != DataKey.new().secret()


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")


@pytest.mark.parametrize(
    "use",
    [
        DataKey.database_hex,
        DataKey.papers_key,
        DataKey.sealing_key,
        DataKey.header_key,
        DataKey.secret,
    ],
)
def test_a_wiped_key_is_locked(use):
    key = DataKey(KEY)
    key.wipe()
    key.wipe()
    with pytest.raises(Locked, match="What was saved is safe"):
        use(key)


def test_keys_wipe_every_compartment():
    general, restricted = DataKey(KEY), DataKey(KEY)
    data = {Compartment.GENERAL: general, Compartment.RESTRICTED: restricted}
    Keys("0" * 32, None, data, frozenset()).wipe()
    for key in (general, restricted):
        with pytest.raises(Locked):
            key.secret()


def test_a_key_shows_nothing_and_is_not_copied():
    key = DataKey(KEY)
    assert repr(key) == "DataKey()"
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="not copied"):
            copied(key)
