"""How a letter prints somebody to write to or ring."""

from twentyweeks.letters.facts import Contact
from twentyweeks.paper.blocks import Block, Paragraph, Span, Words


def contact_blocks(contact: Contact) -> tuple[Block, ...]:
    """Return one paragraph: the name and each way to reach it that is known."""
    ways = _ways(contact)
    if not contact.name or not ways:
        return ()
    words: list[Span] = [Span(text=contact.name, strong=True)]
    for way in ways:
        words += (Span(text=", "), *way)
    return (Paragraph(tuple(words)),)


def _ways(contact: Contact) -> list[Words]:
    ways: list[Words] = []
    if contact.telephone:
        ways.append(_way("telephone", contact.telephone, _dialled(contact.telephone)))
    if contact.email:
        ways.append(_way("e-mail", contact.email, f"mailto:{contact.email}"))
    if contact.website:
        ways.append(_way("website", contact.website, web_address(contact.website)))
    if contact.address_lines:
        ways.append((Span(text=f"post: {', '.join(contact.address_lines)}"),))
    return ways


def _way(what: str, text: str, link: str) -> Words:
    return Span(text=f"{what} "), Span(text=text, link=link)


def _dialled(number: str) -> str:
    return f"tel:{number.replace(' ', '')}"


def web_address(address: str) -> str:
    """Return what a link to an address leads to, where https is not written."""
    return address if "://" in address else f"https://{address}"
