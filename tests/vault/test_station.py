import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.vault.age import seal_to
from twentyweeks.vault.faults import SealBroken
from twentyweeks.vault.station import Domain, StationKeys, station_id, verify

# The key pair is test 1 of RFC 8032.
SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
SIGN = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
STORED = b"20WK1\n" + bytes.fromhex(SEED) + IDENTITY.encode()
HEADER = b'{"fmt":"twentyweeks-bundle/1"}'
BUNDLE = bytes.fromhex(
    "4b6c4397ea6b937aed0fcacf40a703aed400768088ba7902918c054476feb102"
    "6cf93104f7b859a1e1a3ec148ba60ae7b4767130096aca916ea8a91359b57b02"
)
ROSTER = bytes.fromhex(
    "1df8d71f552def89dd97e9a9987ff1027fa25ef596dbf7a884f69cfb0a16adb3"
    "e2ee7101a6e125ab8aa6a49af49422077bf366066bf932cf23a0d48635b8c904"
)


def test_the_stored_form_the_names_and_the_signatures_are_pinned():
    keys = StationKeys.from_private_bytes(STORED)
    assert keys.private_bytes() == STORED
    assert keys.sign_public == SIGN
    assert keys.age_public == (
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    )
    assert keys.station_id == "21fe31dfa154a261"
    assert station_id(SIGN) == "21fe31dfa154a261"
    assert keys.sign(Domain.BUNDLE, HEADER) == BUNDLE
    assert keys.sign(Domain.ROSTER, HEADER) == ROSTER


def test_the_domains_are_pinned():
    assert [domain.encode() for domain in Domain] == [
        b"twentyweeks/bundle/1\0",
        b"twentyweeks/head/1\0",
        b"twentyweeks/snapshot/1\0",
        b"twentyweeks/roster/1\0",
        b"twentyweeks/base/1\0",
        b"twentyweeks/request/1\0",
        b"twentyweeks/founding/1\0",
    ]


def test_a_signature_holds_for_its_key_domain_and_header_alone():
    other = StationKeys.new().sign_public
    assert verify(SIGN, Domain.BUNDLE, HEADER, BUNDLE)
    assert not verify(SIGN, Domain.ROSTER, HEADER, BUNDLE)
    assert not verify(SIGN, Domain.BUNDLE, HEADER + b" ", BUNDLE)
    assert not verify(SIGN, Domain.BUNDLE, HEADER, BUNDLE[:-1])
    assert not verify(SIGN, Domain.BUNDLE, HEADER, b"")
    assert not verify(other, Domain.BUNDLE, HEADER, BUNDLE)
    assert not verify(SIGN[2:], Domain.BUNDLE, HEADER, BUNDLE)
    assert not verify("northmoor", Domain.BUNDLE, HEADER, BUNDLE)


@given(st.sampled_from(Domain), st.binary(max_size=500))
def test_what_a_station_signs_verifies(domain, header):
    keys = StationKeys.from_private_bytes(STORED)
    assert verify(SIGN, domain, header, keys.sign(domain, header))


def test_new_stations_differ_and_come_back_whole():
    one, two = StationKeys.new(), StationKeys.new()
    assert one.station_id != two.station_id
    assert one.age_public != two.age_public
    back = StationKeys.from_private_bytes(one.private_bytes())
    assert (back.sign_public, back.identity) == (one.sign_public, one.identity)
    assert back.open(seal_to(one.age_public, b"granted")) == b"granted"
    with pytest.raises(SealBroken):
        two.open(seal_to(one.age_public, b"granted"))


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        STORED[:-1],
        STORED[:20],
        STORED + b"Q",
        b"20WK2\n" + STORED[6:],
        STORED[:-1] + b"\xff",
    ],
)
def test_stored_keys_that_are_not_whole_are_told(stored):
    with pytest.raises(SealBroken) as raised:
        StationKeys.from_private_bytes(stored)
    assert IDENTITY[20:40] not in repr(raised.value)
    assert raised.value.__cause__ is None


def test_a_station_shows_nothing():
    assert repr(StationKeys.from_private_bytes(STORED)) == "StationKeys()"
