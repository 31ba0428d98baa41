"""Under which names files lie on the central; no name is ever trusted."""

import re
from dataclasses import dataclass

from twentyweeks.vault.keys import Compartment

TEAM = "team.json"
README = "README.txt"
ROSTER = "roster"
REQUESTS = "enrol"
_H12 = 12
_SHARD = 1000
_HEAD = re.compile(r"([0-9a-f]{16})\.([0-9]{8,})\.([0-9a-f]{12})\.head")
_BUNDLE = re.compile(r"([0-9]{8,})-([0-9a-f]{12})\.bdl")


@dataclass(frozen=True, slots=True)
class HeadName:
    """What the name of a head says, to be believed only once it was read."""

    name: str
    station: str
    seq: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The folders of one compartment."""

    compartment: Compartment

    @property
    def heads(self) -> str:
        """Where the heads lie."""
        return self._below("heads")

    @property
    def log(self) -> str:
        """Where every station's log lies."""
        return self._below("log")

    @property
    def blobs(self) -> str:
        """Where papers lie."""
        return self._below("blob")

    def shard(self, station: str, seq: int) -> str:
        """Return the folder of a bundle."""
        return f"{self.log}/{station}/{seq // _SHARD:04d}"

    def bundle(self, station: str, seq: int, held: str) -> str:
        """Return the name of a bundle with this SHA-256."""
        return f"{self.shard(station, seq)}/{seq:08d}-{held[:_H12]}.bdl"

    def head(self, station: str, seq: int, held: str) -> str:
        """Return the name of a head with this SHA-256."""
        return f"{self.heads}/{station}.{seq:08d}.{held[:_H12]}.head"

    def blob(self, name: str) -> str:
        """Return where a paper lies."""
        return f"{self.blobs}/{name[:2]}/{name}"

    def _below(self, folder: str) -> str:
        if self.compartment is Compartment.GENERAL:
            return folder
        return f"{self.compartment.value}/{folder}"


def statement_name(n: int, held: str) -> str:
    """Return the name of a roster statement with this SHA-256."""
    return f"{ROSTER}/{n:06d}-{held[:_H12]}.ros"


def request_name(station: str, held: str) -> str:
    """Return the name of a request to be let in."""
    return f"{REQUESTS}/{station}-{held[:_H12]}.req"


def probe_name(station: str) -> str:
    """Return the name under which a station tries whether it may write."""
    return f"tmp/{station}-probe"


def read_head_name(name: str) -> HeadName | None:
    """Return what a head's name says, or None where it is no such name."""
    found = _HEAD.fullmatch(name.rpartition("/")[2])
    return None if found is None else HeadName(name, found[1], int(found[2]))


def hash_in(name: str) -> str:
    """Return the hash that a bundle's name claims, or an empty text."""
    found = _BUNDLE.fullmatch(name.rpartition("/")[2])
    return "" if found is None else found[2]
