import pytest

from sync.stations import make_team, team


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """Return a folder with a team of three, made once: `recovery` opens it all."""
    folder = tmp_path_factory.mktemp("team")
    folder.joinpath("recovery").write_text(make_team(folder).identity)
    return folder


@pytest.fixture
def three(template, tmp_path):
    with team(template, tmp_path) as made:
        yield made


@pytest.fixture
def two(template, tmp_path):
    with team(template, tmp_path, ("jo", "sam")) as made:
        yield made
