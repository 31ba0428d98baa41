import ast
import io
import re
import tokenize

from house.sources import (
    PACKAGE,
    PROJECT,
    QUOTED,
    defined,
    docstrings,
    modules,
    name_of,
)

SUFFIX = re.compile(
    r"(Manager|Handler|Helper|Util|Utils|Factory|Wrapper|Base|Service)$"
)
WRONG = re.compile(
    r"(?<![^\W_])(ehcps?|clients?|customers?|tickets?|slas?|stop[-_ ]the[-_ ]clock"
    r"|n/a)(?![^\W_])",
    re.IGNORECASE,
)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LOUD = re.compile(
    r"\b(robust(ly)?|seamless(ly)?|comprehensive(ly)?|powerful|cutting[- ]edge)\b",
    re.IGNORECASE,
)
SAID_TO_PEOPLE = ("gui", "present", "cli", "letters", "operations")
PAGES = sorted(
    path
    for path in (*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md"))
    if path.name != "vocabulary.md"  # it lists the words that are not used
)


def comments(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [QUOTED.sub("", t.string) for t in tokens if t.type == tokenize.COMMENT]


def sentences(tree):
    """Return the strings of several words: what may be read on a screen or a page."""
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [QUOTED.sub("", s) for s in strings if isinstance(s, str) and " " in s]


def wrong(words):
    """Return the first word in a text or a name that the house does not use."""
    hit = WRONG.search(HUMP.sub("_", words)) or LOUD.search(words)
    return hit and hit.group()


def unwelcome(path):
    """Return each text of a module that holds a word of another house."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    said = [*defined(tree), *docstrings(tree), *comments(text)]
    if path.relative_to(PACKAGE).parts[0] in SAID_TO_PEOPLE:
        said += sentences(tree)
    return [words for words in said if wrong(words)]


def misnamed(path):
    """Return each class of a module that is named for what it is, not what it does."""
    classes = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [node.name for node in classes if isinstance(node, ast.ClassDef)]
    return [name for name in names if SUFFIX.search(name)]


def test_the_program_uses_the_statutes_words():
    found = {name_of(path): unwelcome(path) for path in modules()}
    assert {name: words for name, words in found.items() if words} == {}


def test_classes_and_modules_are_named_for_what_they_do():
    found = {name_of(path): misnamed(path) for path in modules()}
    assert {name: classes for name, classes in found.items() if classes} == {}
    assert {path.stem for path in modules()}.isdisjoint(
        {"utils", "util", "helpers", "common", "misc", "base"}
    )


def test_the_pages_use_the_statutes_words():
    found = {name_of(p): wrong(QUOTED.sub("", p.read_text("utf-8"))) for p in PAGES}
    assert {name: word for name, word in found.items() if word} == {}


def test_the_wording_of_letters_uses_the_statutes_words():
    letters = sorted((PROJECT / "resources" / "wording").rglob("*.txt"))
    found = {name_of(path): wrong(path.read_text("utf-8")) for path in letters}
    assert found
    assert {name: word for name, word in found.items() if word} == {}


def test_the_search_finds_what_it_is_for():
    assert wrong("class ClientCase") == "Client"
    assert wrong("the_client") == "client"
    assert wrong("The EHCPs are late") == "EHCPs"
    assert wrong("a clientele, a slalom") is None
    assert QUOTED.sub("", "they write “EHCP” there") == "they write  there"
