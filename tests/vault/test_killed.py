import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import twentyweeks
from twentyweeks.vault.faults import WrongPassphrase
from twentyweeks.vault.unlock import unlock
from twentyweeks.vault.written import previous

ROOT = str(Path(twentyweeks.__file__).parents[1])
ONE = "lantern orchard seven bridges"
TWO = "copper weather nine pencils"
FOR_EVER = """
import sys
from pathlib import Path
from twentyweeks.vault.unlock import change_passphrase

path, one, two = Path(sys.argv[1]), *sys.argv[2:]
while True:
    change_passphrase(path, one, two)
    print(flush=True)
    one, two = two, one
"""


def opened(path):
    """Return what either passphrase opens; one of the two always does."""
    try:
        return unlock(path, ONE)
    except WrongPassphrase:
        return unlock(path, TWO)


@pytest.mark.parametrize("changes", range(1, 7))
def test_a_process_killed_while_it_writes_leaves_keys_that_open(path, keys, changes):
    child = subprocess.Popen(
        [sys.executable, "-c", FOR_EVER, str(path), ONE, TWO],
        env={**os.environ, "PYTHONPATH": ROOT},
        stdout=subprocess.PIPE,
    )
    with child:
        for _ in range(changes):
            child.stdout.readline()
        time.sleep(0.02 * changes)  # so that each falls in another part of a change
        child.kill()
    secrets = {name: key.secret() for name, key in keys.data.items()}
    for each in (path, previous(path)):
        found = opened(each)
        assert {name: key.secret() for name, key in found.data.items()} == secrets
