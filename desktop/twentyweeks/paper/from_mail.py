"""What an e-mail says, as content of ours: its heads, its words, what hung on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

from twentyweeks.paper.blocks import Block, Bullets, Details, Heading, Paragraph, plain

MAIL = "message/rfc822"
NAMELESS = "without a name"
_HEADS = ("From", "To", "Cc", "Date", "Subject")
_BREAKS = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "table", "blockquote")


@dataclass(frozen=True, slots=True)
class Hung:
    """A file that hung on a message."""

    name: str
    content: bytes


def read_mail(content: bytes) -> EmailMessage:
    """Return an .eml as a message; what is none is a message without heads."""
    return message_from_bytes(content, policy=policy.default)


def blocks_of_mail(content: bytes) -> tuple[Block, ...]:
    """Return the text of an .eml in order; what hung on it is named only."""
    return blocks_of_message(read_mail(content))


def blocks_of_message(message: EmailMessage) -> tuple[Block, ...]:
    """Return the text of a message in order; what hung on it is named only."""
    heads = tuple(
        (name, plain(" ".join(str(message[name]).split())))
        for name in _HEADS
        if message[name]
    )
    blocks: list[Block] = [Details(heads)] if heads else []
    blocks += [Paragraph(plain(words)) for words in _paragraphs(message)]
    hung = hung_on(message)
    if hung:
        blocks.append(Heading("What is attached to it, kept with the original", 2))
        blocks.append(Bullets(tuple(plain(each.name) for each in hung)))
    return tuple(blocks)


def hung_on(message: EmailMessage) -> tuple[Hung, ...]:
    """Return what hung on a message, in order; a message in it as an .eml."""
    return tuple(map(_hung, message.iter_attachments()))


def _hung(part: EmailMessage) -> Hung:
    name = " ".join((part.get_filename() or "").split())
    if part.get_content_type() == MAIL:
        inner: EmailMessage = part.get_content()
        subject = " ".join(str(inner["Subject"] or "").split())
        return Hung(name or f"{subject or NAMELESS}.eml", inner.as_bytes())
    content = part.get_payload(decode=True)
    return Hung(name or NAMELESS, content if isinstance(content, bytes) else b"")


def _paragraphs(message: EmailMessage) -> Iterator[str]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return
    try:
        said = body.get_content()
    except (LookupError, ValueError):
        raw = body.get_payload(decode=True)
        said = raw.decode("latin-1") if isinstance(raw, bytes) else ""
    if body.get_content_subtype() == "html":
        reader = _Said()
        reader.feed(str(said))
        said = "".join(reader.words)
    for words in str(said).replace("\r\n", "\n").split("\n\n"):
        if words.strip():
            yield " ".join(words.split())


class _Said(HTMLParser):
    """Collects what a page says, without what it runs or how it looks."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._silent += tag in ("script", "style")
        if tag in _BREAKS:
            self.words.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._silent <= 0:
            self.words.append(data)
