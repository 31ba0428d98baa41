"""A file as it lies on a disk or hung on an e-mail: its bytes, its kind, its pages."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from twentyweeks.errors import BadInput, Refused, Unavailable
from twentyweeks.operations.typed import KEPT
from twentyweeks.paper import pages as pages_of

LARGEST = 200_000_000
UNREADABLE = "unreadable"
PDF = "application/pdf"
_OTHER = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BEGINS = {b"%PDF-": PDF, b"{\\rtf": "application/rtf"}
_MEDIA = {
    ".pdf": PDF,
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".heif": "image/heic",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """What was given to be filed; `pages` None where nobody counted."""

    content: bytes
    media_type: str
    pages: int | None


def given_file(name: str, content: bytes, kind: str) -> GivenFile:
    """Say what a file is, by how it begins and else by its name.

    BadInput for a damaged PDF, unless it is filed as unreadable.
    """
    media_type = _MEDIA.get(PurePath(name).suffix.lower(), _OTHER)
    for begins, surely in _BEGINS.items():
        if content.startswith(begins):
            media_type = surely
    pages = None
    if media_type == PDF and kind != UNREADABLE:
        pages = _count(content)
    return GivenFile(content=content, media_type=media_type, pages=pages)


def content_at(path: Path) -> bytes:
    """Return what lies at a path; BadInput where it is empty or over 200 MB."""
    if not path.name:
        raise Refused(f"File: choose one. {KEPT}", field="path")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadInput(
                f"“{path.name}” is larger than 200 MB. Nothing was filed. Ask for a "
                "smaller copy of it.",
                field="path",
            )
        content = path.read_bytes()
    except OSError as fault:
        raise Unavailable(
            f"“{path.name}” cannot be read ({fault.strerror}). Nothing was filed. Look "
            "whether the file or its disk is still there."
        ) from fault
    if not content:
        raise BadInput(f"“{path.name}” is empty. Nothing was filed.", field="path")
    return content


def _count(content: bytes) -> int:
    try:
        return pages_of(content)
    except BadInput as fault:
        raise BadInput(
            "This PDF is damaged, or locked with a password, so its pages cannot be "
            "counted. Nothing was filed. Ask for it again, or file it as "
            f"“{UNREADABLE}” to keep it as it came.",
            field="path",
        ) from fault
