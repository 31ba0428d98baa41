"""Names as they are shown, and the initials that stand for them."""

import unicodedata

from twentyweeks.casework import Person


def initials(name: str) -> str:
    """Return at most two capitals: the first and the last part's."""
    parts = [part for part in name.split() if part[0].isalpha()]
    if not parts:
        return ""
    ends = (parts[0], parts[-1]) if len(parts) > 1 else (parts[0],)
    return "".join(part[0].upper() for part in ends)


def shortened(name: str) -> str:
    """Return an officer's name for a list: J. Marlow."""
    first, *others = name.split()
    return f"{first[0]}. {others[-1]}" if others else first


def folded(*words: str | None) -> str:
    """Return words as the search box compares them: no capitals, no accents."""
    told = unicodedata.normalize("NFKD", " ".join(each for each in words if each))
    bare = "".join(letter for letter in told if not unicodedata.combining(letter))
    return bare.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


def known_names(person: Person) -> tuple[str, ...]:
    """Return every name by which a child may be looked for."""
    surname = person.surname or ""
    firsts = [each for each in (person.known_as, person.forename) if each]
    if not firsts:
        return (surname,) if surname else ()
    return tuple(dict.fromkeys(f"{first} {surname}".strip() for first in firsts))
