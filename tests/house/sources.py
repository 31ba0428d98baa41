"""The project's own text, as the tests of the house read it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "desktop" / "twentyweeks"
QUOTED = re.compile(r"“[^”]*”|`[^`]*`|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
TEXT = {".py", ".md", ".txt", ".toml", ".sh", ".in", ".lock", ".json", ".yaml", ""}
FOLDERS = (
    ".ci",
    "desktop",
    "docs",
    "installer",
    "migrations",
    "resources",
    "tests",
)


def modules() -> list[Path]:
    """Return every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a path as the project sees it."""
    return path.relative_to(PROJECT).as_posix()


def texts() -> list[Path]:
    """Return every text file of the project, caches left out."""
    found = [path for path in PROJECT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += [path for path in (PROJECT / folder).rglob("*") if path.is_file()]
    return sorted(
        path
        for path in found
        if path.suffix in TEXT
        and not any(part.endswith(("cache", "cache__")) for part in path.parts)
        and not path.name.startswith((".coverage", ".git"))
    )


def defined(tree: ast.Module) -> Iterator[str]:
    """Yield each name that a module itself defines: what it calls is not its choice."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr


def docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield each docstring of a module, quoted words left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield QUOTED.sub("", ast.get_docstring(node) or "")
