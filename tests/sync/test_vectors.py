"""The format, pinned: files made once that open for ever, and bad ones that never do.

The names of the checks are those of docs/bundle-format.md, in its order.
"""

import json
import re
from pathlib import Path

import pytest

from house.sources import PROJECT
from twentyweeks.sync.bundle import check_bundle, open_bundle
from twentyweeks.sync.envelope import BadFile, sha256
from twentyweeks.sync.requests import read_request
from twentyweeks.sync.roster import read_roster
from twentyweeks.vault.keys import Compartment

FOLDER = Path(__file__).parent / "vectors"
TOLD = json.loads(FOLDER.joinpath("vectors.json").read_text("utf-8"))
SECRETS = {int(number): secret for number, secret in TOLD["epochs"].items()}
CHECKS = (
    "magic",
    "length",
    "header",
    "team",
    "compartment",
    "station",
    "signature",
    "hash",
    "newer",
    "epoch",
    "seal",
    "size",
    "identity",
    "operation",
)


@pytest.fixture(scope="module")
def roster():
    files = [FOLDER.joinpath(name).read_bytes() for name in ("add.ros", "genesis.ros")]
    return read_roster(TOLD["team"], TOLD["genesis"], files)


def opened(name, roster):
    raw = FOLDER.joinpath(name).read_bytes()
    bundle = check_bundle(raw, roster, Compartment.GENERAL)
    return bundle, open_bundle(bundle, SECRETS)


def test_a_good_bundle_opens_as_it_did(roster):
    bundle, inside = opened("good-1.bdl", roster)
    assert [each.to_json() for each in inside.operations] == TOLD["operations"]
    assert (bundle.place.station, bundle.place.seq) == (TOLD["station"], 1)
    assert bundle.created.isoformat() == "2026-11-21T19:05:11.123000+00:00"


def test_the_next_one_names_the_one_before(roster):
    first, _ = opened("good-1.bdl", roster)
    second, inside = opened("good-2.bdl", roster)
    assert second.place.prev == first.hash
    assert [mark[0] for mark in inside.seen.values()] == [4]
    assert inside.blobs == ("b" * 40,)


@pytest.mark.parametrize(("name", "check"), sorted(TOLD["bad"].items()))
def test_a_bad_bundle_fails_as_it_must(name, check, roster):
    with pytest.raises(BadFile) as bad:
        opened(name, roster)
    assert bad.value.check == check


def test_every_check_has_a_bundle_that_fails_it():
    assert set(TOLD["bad"].values()) == set(CHECKS)


def test_the_page_names_the_checks_in_their_order():
    page = (PROJECT / "docs" / "bundle-format.md").read_text("utf-8")
    table = page.partition("### What is checked")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == CHECKS


def test_the_roster_of_the_vectors_is_as_it_was(roster):
    assert roster.place[0] == 2
    assert TOLD["station"] in roster.members
    assert sha256(FOLDER.joinpath("genesis.ros").read_bytes()) == TOLD["genesis"]


def test_the_request_of_the_vectors_gives_the_same_words():
    raw = FOLDER.joinpath("good.req").read_bytes()
    request = read_request(raw, TOLD["team"])
    assert len(request.words) == 6
    with pytest.raises(BadFile, match="team"):
        read_request(raw, "0" * 32)
    with pytest.raises(BadFile, match="signature"):
        read_request(raw[:-1] + bytes([raw[-1] ^ 1]), TOLD["team"])


def test_every_byte_of_a_bundle_is_under_its_signature(roster):
    raw = FOLDER.joinpath("good-1.bdl").read_bytes()
    for at in range(0, len(raw), 7):
        other = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        with pytest.raises(BadFile):
            check_bundle(other, roster, Compartment.GENERAL)
