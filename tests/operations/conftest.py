import pytest

from make import make_northmoor, northmoor


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Return Northmoor's caseload as it is on its first day, to be copied."""
    folder = tmp_path_factory.mktemp("northmoor") / "caseload"
    make_northmoor(folder)
    return folder


@pytest.fixture
def caseload(home):
    """Return Northmoor's caseload, opened by its only officer."""
    with northmoor(home) as opened:
        yield opened
