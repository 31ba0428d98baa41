"""How a letter prints somebody to write to or ring."""

from twentyweeks.letters.facts import Contact
from twentyweeks.paper.blocks import Block, Bullets, Paragraph, Span, Words


def contact_blocks(contact: Contact) -> tuple[Block, ...]:
    """Return the name and a line for each way to reach it that is known."""
    ways = tuple(_ways(contact))
    if not contact.name or not ways:
        return ()
    return Paragraph((Span(text=contact.name, strong=True),)), Bullets(ways)


def _ways(contact: Contact) -> list[Words]:
    ways: list[Words] = []
    if contact.telephone:
        ways.append(_way("Telephone", contact.telephone, _dialled(contact.telephone)))
    if contact.email:
        ways.append(_way("E-mail", contact.email, f"mailto:{contact.email}"))
    if contact.website:
        ways.append(_way("Website", contact.website, _web(contact.website)))
    if contact.address_lines:
        ways.append((Span(text=f"Post: {', '.join(contact.address_lines)}"),))
    return ways


def _way(what: str, text: str, link: str) -> Words:
    return Span(text=f"{what}: "), Span(text=text, link=link)


def _dialled(number: str) -> str:
    return f"tel:{number.replace(' ', '')}"


def _web(address: str) -> str:
    return address if "://" in address else f"https://{address}"
