"""A large photo is shown on a page; one that ends too soon is kept, and said so."""

import pytest
from PIL import Image

from letter_case import letter_case
from make import at
from twentyweeks.operations.papers import NewPaper, file_paper
from twentyweeks.operations.received import show_paper

NOW = at("2026-05-12")


@pytest.fixture
def filed(caseload, tmp_path):
    """File a picture on a case; return its paper, shown."""
    case_id = letter_case(caseload)

    def file(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        new = NewPaper(title=name, kind="advice", received_on="2026-05-11")
        return show_paper(caseload, file_paper(caseload, case_id, path, new, NOW))

    return file


@pytest.fixture(scope="module")
def forty_megapixels(tmp_path_factory):
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    Image.linear_gradient("L").resize((8000, 5000)).save(path, quality=60)
    return path.read_bytes()


def test_a_photo_of_forty_megapixels_is_shown_no_finer_than_it_prints(
    filed, forty_megapixels
):
    shown = filed("photo.jpg", forty_megapixels)
    assert shown.pages == 1
    assert len(shown.pdf) < 2_000_000
    assert "searchable" in shown.told


def test_a_photo_that_ends_too_soon_is_kept_and_said_to_be_damaged(
    caseload, filed, forty_megapixels
):
    cut = forty_megapixels[: len(forty_megapixels) // 3]
    shown = filed("photo.jpg", cut)
    assert (shown.pages, shown.opened.content) == (0, cut)
    assert shown.told == (
        "The picture “photo.jpg” cannot be read. It is kept as it came. Ask for it "
        "again, or as a PDF."
    )
