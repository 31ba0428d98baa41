"""Every finding that the program can give on a paper, read from its own text."""

import ast
from collections.abc import Iterator

from house.sources import PACKAGE, modules

LAW, PRACTICE, EITHER = "law", "practice", "either"
_RULES = {"Rule.LAW": LAW, "Rule.PRACTICE": PRACTICE}
_MAKES = PACKAGE / "plans" / "found.py"


def findings() -> set[tuple[str, str]]:
    """Return each kind of finding: what it rests on, and what it requires."""
    return {
        each for path in modules() if path != _MAKES for each in _of(path.read_text())
    }


def _of(text: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(text)
    words = _constants(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in _calls(function):
            for rule, required in _found(call, function, tree):
                yield rule, _said(required, words)


def _found(
    call: ast.Call, function: ast.FunctionDef, tree: ast.Module
) -> Iterator[tuple[str, ast.expr]]:
    given = {each.arg: each.value for each in call.keywords}
    if _name(call) in (LAW, PRACTICE, "find"):
        named = _name(call)
        yield EITHER if named == "find" else named, call.args[0]
    elif _name(call) == "Finding" and "rule" in given:
        rule = _RULES.get(ast.unparse(given["rule"]), EITHER)
        required = given["requirement"]
        if isinstance(required, ast.Name) and required.id == "requirement":
            yield from (
                (rule, each.args[0])
                for each in _calls(tree)
                if _name(each) == function.name
            )
        else:
            yield rule, required


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [each for each in ast.walk(tree) if isinstance(each, ast.Call)]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: each.value.value
        for each in tree.body
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant)
        for target in each.targets
        if isinstance(target, ast.Name)
    }


def _said(required: ast.expr, words: dict[str, str]) -> str:
    match required:
        case ast.Constant(value=str(said)):
            return said
        case ast.Name(id=name) if name in words:
            return words[name]
        case ast.JoinedStr(values=parts):
            return "".join(
                part.value if isinstance(part, ast.Constant) else "*" for part in parts
            )
        case _:
            return "*"
