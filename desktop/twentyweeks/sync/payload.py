"""Lines squeezed together and made up to a size that tells little.

The last line is a pad in a zstd frame of its own, of raw blocks, so that it is not
squeezed: the stock `zstd -d` gives every line back.
"""

import io
import json
from collections.abc import Iterable
from itertools import pairwise

import zstandard

from twentyweeks.sync.envelope import BadFile

LARGEST = 64 * 1024 * 1024
"""No bundle decompresses to more bytes than this."""

_LEVEL = 6
_BLOCK = 128 * 1024
_FRAME = b"\x28\xb5\x2f\xfd\xa0"  # zstd, single segment, four bytes of content size
_FRAME_HEADER = len(_FRAME) + 4
_BLOCK_HEADER = 3
_PAD = b'{"pad": "%s"}\n'
_PAD_STARTS = b'{"pad": "'
_SMALLEST = _FRAME_HEADER + _BLOCK_HEADER + len(_PAD % b"")


def squeeze(lines: Iterable[object]) -> bytes:
    """Return the payload of these lines, padded to a Padmé size."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(text.encode())
    return packed + _pad_frame(padme(len(packed) + _SMALLEST) - len(packed))


def unsqueeze(payload: bytes) -> list[bytes]:
    """Return the lines without the pad; BadFile where it is none or far too large."""
    opener = zstandard.ZstdDecompressor().stream_reader(
        io.BytesIO(payload), read_across_frames=True
    )
    try:
        text = opener.read(LARGEST + 1)
    except zstandard.ZstdError:
        raise BadFile("size") from None
    if len(text) > LARGEST:
        raise BadFile("size")
    *lines, pad, rest = [b"", *text.split(b"\n")]
    if rest or not pad.startswith(_PAD_STARTS):
        raise BadFile("operation")
    return lines[1:]


def padme(length: int) -> int:
    """Round a length of 2 or more up, by at most 12 %, to one of few."""
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << max(0, exponent - kept)
    return -(-length // step) * step


def _pad_frame(size: int) -> bytes:
    blocks = -(-(size - _FRAME_HEADER) // (_BLOCK + _BLOCK_HEADER))
    length = size - _FRAME_HEADER - blocks * _BLOCK_HEADER
    pad = _PAD % (b"0" * (length - len(_PAD % b"")))
    starts = [length * each // blocks for each in range(blocks + 1)]
    framed = [_FRAME, length.to_bytes(4, "little")]
    for start, end in pairwise(starts):
        last = end == length
        framed += [((end - start) << 3 | last).to_bytes(3, "little"), pad[start:end]]
    return b"".join(framed)
