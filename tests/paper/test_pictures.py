"""Photos as telephones take them: large, lying on their side, or no picture at all."""

from io import BytesIO

import pikepdf
import pytest
from PIL import ExifTags, Image

from paper.test_structure import assert_right, document
from twentyweeks import paper
from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Figure, Heading


def saved(image, kind="JPEG", **facts):
    made = BytesIO()
    image.save(made, kind, **facts)
    return made.getvalue()


def points_in(made):
    """Return the width and height of each picture in a file, and its place."""
    with pikepdf.open(BytesIO(made)) as opened:
        return [
            (int(one.Width), int(one.Height))
            for page in opened.pages
            for one in page.obj.Resources.XObject.values()
        ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_of_forty_megapixels_is_stored_as_finely_as_it_is_printed(kind):
    quick = {"compress_level": 1} if kind == "PNG" else {}
    photo = saved(Image.new("RGB", (8000, 5000), "#0A5F66"), kind, **quick)
    given = document(Heading("Photo", 1), Figure(photo, "A field", 60))
    made = paper.render(given)
    assert_right(made, given)
    [(width, height)] = points_in(made)
    assert 600 <= width <= 709
    assert height == pytest.approx(width * 5 / 8, abs=1)
    assert len(made) < 100_000


def test_a_small_picture_is_not_blown_up():
    given = document(
        Heading("Photo", 1),
        Figure(saved(Image.new("RGB", (40, 20))), "A field", 60),
    )
    assert points_in(paper.render(given)) == [(40, 20)]


def test_a_photo_that_lies_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = saved(Image.new("RGB", (400, 200)), exif=exif)
    given = document(Heading("Photo", 1), Figure(photo, "A tall field", 60))
    made = paper.render(given)
    assert_right(made, given)
    assert points_in(made) == [(200, 400)]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(11_000, 10_000), (20_000, 10_000)])
def test_a_picture_that_no_paper_holds_is_refused(size):
    vast = saved(Image.new("1", size), "PNG")
    with pytest.raises(BadInput) as refused:
        paper.render(document(Heading("Photo", 1), Figure(vast, "A field", 60)))
    assert "“A field” has more than 100 million points" in refused.value.sentence


def test_half_a_picture_is_refused():
    photo = saved(Image.new("RGB", (800, 500), "#0A5F66"), "PNG")
    with pytest.raises(BadInput, match="cannot be read as PNG or JPEG"):
        paper.render(
            document(Heading("Photo", 1), Figure(photo[: len(photo) // 2], "A", 60))
        )


def test_a_photo_takes_little_room_and_does_not_say_where_it_was_taken():
    noted = Image.Exif()
    noted[ExifTags.Base.Make] = "Camera of Mill Lane"
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    photo = saved(noise, quality=88, exif=noted)
    assert b"Camera of Mill Lane" in photo
    given = document(Heading("Photo", 1), Figure(photo, "A field", 160))
    made = paper.render(given)
    assert_right(made, given)
    assert len(made) < 2_000_000
    with pikepdf.open(BytesIO(made)) as opened:
        [held] = [
            one.read_raw_bytes()
            for page in opened.pages
            for one in page.obj.Resources.XObject.values()
        ]
    assert held.startswith(b"\xff\xd8")
    assert b"Mill Lane" not in held
    assert made == paper.render(given)
