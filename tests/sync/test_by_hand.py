"""In ten years, without this program: the paper key, age, zstd and JSON are enough."""

import base64
import io
import json
import struct

import pyrage
import zstandard

from make import at
from sync.stations import write


def envelope(raw):
    (length,) = struct.unpack(">I", raw[6:10])
    return json.loads(raw[10 : 10 + length]), raw[10 + length + 64 :]


def unlocked(identity, sealed):
    return pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])


def test_the_recovery_paper_opens_every_change_by_hand(two, template):
    write(two.caseloads["sam"], "telephone", "01632 960002", at("2026-03-04"))
    two.exchange("sam", at("2026-03-04"))
    paper = template.joinpath("recovery").read_text()
    (genesis,) = two.central.glob("roster/000001-*.ros")
    header, _ = envelope(genesis.read_bytes())
    values = {}
    for compartment, granted in header["recovery_keyring"].items():
        epochs = json.loads(unlocked(paper, base64.b64decode(granted)))
        tree = "" if compartment == "general" else f"{compartment}/"
        for path in sorted(two.central.glob(f"{tree}log/*/*/*.bdl")):
            outside, body = envelope(path.read_bytes())
            payload = unlocked(epochs[str(outside["epoch"])], body)
            reader = zstandard.ZstdDecompressor().stream_reader(
                io.BytesIO(payload), read_across_frames=True
            )
            first, *operations = map(json.loads, reader.read().splitlines())
            assert "pad" in operations.pop()
            assert first["n"] == len(operations)
            values |= {(each["ent"], each["f"]): each["v"] for each in operations}
    assert values["person", "surname"] == "Okafor"
    assert values["involved", "telephone"] == "01632 960002"
