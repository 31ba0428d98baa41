import shutil

import pytest

from make import make_northmoor, northmoor


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Return Northmoor's caseload as it is on its first day, to be copied."""
    folder = tmp_path_factory.mktemp("northmoor") / "caseload"
    make_northmoor(folder)
    return folder


@pytest.fixture
def northmoor_home(made_once, home):
    """Return a folder with Northmoor's caseload, this test's own."""
    shutil.copytree(made_once, home)
    return home


@pytest.fixture
def caseload(northmoor_home):
    """Return Northmoor's caseload, opened by its only officer."""
    with northmoor(northmoor_home) as opened:
        yield opened
