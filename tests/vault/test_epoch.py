import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.vault.age import new_identity, public_of, seal_to
from twentyweeks.vault.epoch import blob_name, grant, new_epoch, read_grant
from twentyweeks.vault.faults import SealBroken

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def test_a_blob_s_name_is_pinned():
    assert blob_name(IDENTITY, b"advice of the educational psychologist") == (
        "aaf95369a1200a779e285c6e0d7111820333a43b"
    )


def test_another_team_gives_the_same_file_another_name():
    assert blob_name(IDENTITY, b"advice") == blob_name(IDENTITY, b"advice")
    assert blob_name(IDENTITY, b"advice") != blob_name(new_identity(), b"advice")
    assert blob_name(IDENTITY, b"advice") != blob_name(IDENTITY, b"advice ")


def test_epochs_differ_and_show_nothing():
    one, two = new_epoch(), new_epoch()
    assert one.identity != two.identity
    assert public_of(one.identity) == one.public
    assert one.identity not in repr(one)


@given(st.sets(st.integers(0, 10_000), max_size=5))
def test_a_grant_gives_back_its_secrets(numbers):
    secrets = {number: new_identity() for number in numbers}
    assert read_grant(IDENTITY, grant(secrets, PUBLIC)) == secrets


def test_a_grant_is_for_one_station():
    with pytest.raises(SealBroken):
        read_grant(new_identity(), grant({0: new_identity()}, PUBLIC))


@pytest.mark.parametrize(
    "told",
    [b"", b"[]", b"null", b'{"a":"b"}', b'{"0":"AGE"}', b'{"0":7}', b"[" * 100_000],
)
def test_a_grant_of_anything_else_is_broken(told):
    with pytest.raises(SealBroken):
        read_grant(IDENTITY, seal_to(PUBLIC, told))
