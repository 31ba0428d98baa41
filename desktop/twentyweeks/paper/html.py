"""A document as one accessible page of HTML for e-mail: the same words as its PDF.

There is no script in it and nothing is fetched: styles stand at their elements, where
programs for e-mail leave them, and pictures in the file.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from twentyweeks.paper import blocks as b
from twentyweeks.paper.direction import is_from_the_right
from twentyweeks.paper.pieces import curled
from twentyweeks.paper.style import (
    ACCENT,
    ADDED,
    HAIRLINE,
    INK,
    QUIET,
    REMOVED,
    TINT,
)

_LINKS = ("https://", "http://", "mailto:", "tel:")
_READ_AT = 12  # points of print that a browser's own size of text stands for
_PNG = b"\x89PNG"


def _colour(shares: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


_LINE = f"1px solid {_colour(HAIRLINE)}"
_CELL = f"border:{_LINE};padding:0.4em 0.6em;text-align:start;vertical-align:top"
_BODY = (
    f"margin:0 auto;padding:1.5em;max-width:42em;background:#ffffff;"
    f"color:{_colour(INK)};font-family:'Source Sans 3',Arial,sans-serif;"
    "line-height:1.5"
)
_BOX = (
    f"background:{_colour(TINT)};border-inline-start:0.25em solid {_colour(ACCENT)};"
    "padding:0.6em 1em;margin:1em 0"
)
_LOOKS = {
    "p": "margin:0 0 0.8em",
    "line": "margin:0",
    "name": f"margin:0;font-weight:bold;color:{_colour(ACCENT)}",
    "quiet": f"margin:0;color:{_colour(QUIET)}",
    "sign": f"margin:3em 0 0.8em;border-top:{_LINE};max-width:22em",
    "h1": "margin:1em 0 0.5em;font-size:1.75em;line-height:1.2",
    "h2": "margin:1.2em 0 0.4em;font-size:1.35em;line-height:1.25",
    "h3": "margin:1em 0 0.4em;font-size:1.1em",
    "list": "margin:0 0 0.8em;padding-inline-start:1.6em",
    "dl": "margin:0 0 1em",
    "dt": f"color:{_colour(QUIET)}",
    "dd": "margin:0 0 0.5em",
    "table": "border-collapse:collapse;width:100%;margin:0 0 1em",
    "caption": "text-align:start;font-weight:bold;padding-bottom:0.4em",
    "cell": _CELL,
    "box": _BOX,
    "head": "margin:0 0 1.2em",
    "a": f"color:{_colour(ACCENT)}",
    "ins": f"color:{_colour(ADDED)}",
    "del": f"color:{_colour(REMOVED)}",
    "img": "max-width:100%;height:auto",
    "turn": "break-before:page",
}


def page(document: b.Document) -> bytes:
    """Return the document as HTML; the same content gives the same bytes."""
    title = escape(curled(document.title))
    size = max(100, round(document.size / _READ_AT * 100))
    draft = _element("p", "DRAFT", look="name") if document.draft else ""
    foot = _element("p", escape(curled(document.footer)), look="quiet")
    parts = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.lang)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">",
        f'<meta name="author" content="{escape(document.author)}">',
        f"<title>{title}</title></head>",
        f'<body style="{_BODY};font-size:{size}%">',
        f"{draft}<main>",
        *(line for block in document.blocks for line in _block(block, document.lang)),
        "</main>",
        *([f"<footer>{foot}</footer>"] if document.footer else []),
        "</body></html>",
    )
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _element(tag: str, inner: str, *, look: str = "", more: str = "") -> str:
    style = _LOOKS.get(look or tag, "")
    said = f' style="{escape(style)}"' if style else ""
    return f"<{tag}{more}{said}>{inner}</{tag}>"


def _block(block: b.Block, lang: str) -> Iterator[str]:
    match block:
        case b.Heading():
            yield _element(f"h{block.level}", escape(curled(block.text)))
        case b.Paragraph(words=words):
            yield _paragraph(words, lang)
        case b.Bullets():
            yield _list(block, lang)
        case b.Details():
            yield _details(block, lang)
        case b.Table():
            yield _table(block, lang)
        case b.Callout(blocks=inner):
            held = "".join(line for one in inner for line in _block(one, lang))
            yield _element("div", held, look="box")
        case _:
            yield from _standing(block)


def _standing(
    block: b.Figure | b.Address | b.Sender | b.SignHere | b.PageBreak,
) -> Iterator[str]:
    match block:
        case b.Figure():
            yield _picture(block)
        case b.Address(lines=lines):
            said = "".join(_line(line, "line") for line in lines)
            yield _element("div", said, look="head")
        case b.Sender(name=name, lines=lines):
            said = "".join(_line(line, "quiet") for line in lines)
            yield _element("div", _line(name, "name") + said, look="head")
        case b.SignHere(label=label):
            yield _line(label, "sign")
        case b.PageBreak():
            yield _element("div", "", look="turn")


def _line(text: str, look: str) -> str:
    return _element("p", escape(curled(text)), look=look)


def _paragraph(words: b.Words, lang: str) -> str:
    whole = "".join(span.text for span in words)
    more = ' dir="rtl"' if is_from_the_right(whole) else ""
    return _element("p", _words(words, lang), more=more)


def _list(block: b.Bullets, lang: str) -> str:
    items = (_element("li", _words(item, lang)) for item in block.items)
    return _element("ol" if block.numbered else "ul", "".join(items), look="list")


def _details(block: b.Details, lang: str) -> str:
    pairs = (
        _element("dt", escape(curled(label))) + _element("dd", _words(words, lang))
        for label, words in block.items
    )
    return _element("dl", "".join(pairs))


def _table(block: b.Table, lang: str) -> str:
    caption = _element("caption", escape(curled(block.caption)))
    heads = (
        _element("th", escape(curled(head)), look="cell", more=' scope="col"')
        for head in block.header
    )
    rows = (
        _element("tr", "".join(_cell(cell, lang) for cell in row)) for row in block.rows
    )
    head = _element("thead", _element("tr", "".join(heads)))
    return _element("table", caption + head + _element("tbody", "".join(rows)))


def _cell(paragraphs: tuple[b.Words, ...], lang: str) -> str:
    return _element(
        "td", "".join(_paragraph(words, lang) for words in paragraphs), look="cell"
    )


def _picture(block: b.Figure) -> str:
    kind = "png" if block.picture.startswith(_PNG) else "jpeg"
    data = b64encode(block.picture).decode()
    style = f"width:{block.width_mm:g}mm;{_LOOKS['img']}"
    shown = f'<img style="{style}" alt="{escape(block.alt)}" '
    return _element("p", f'{shown}src="data:image/{kind};base64,{data}">')


def _words(words: b.Words, lang: str) -> str:
    return "".join(_span(span, lang) for span in words)


def _span(span: b.Span, lang: str) -> str:
    is_link = span.link is not None and span.link.startswith(_LINKS)
    text = span.text if span.link else curled(span.text)
    inner = escape(text).replace("\n", "<br>")
    if span.strong:
        inner = _element("strong", inner)
    if span.slanted:
        inner = _element("i", inner)
    if span.change:
        inner = _element("ins" if span.change == "added" else "del", inner)
    if is_link:
        inner = _element("a", inner, more=f' href="{escape(span.link or "")}"')
    if span.lang in (None, lang):
        return inner
    way = "rtl" if is_from_the_right(span.text) else "ltr"
    return _element(
        "span", inner, more=f' lang="{escape(span.lang or "")}" dir="{way}"'
    )
