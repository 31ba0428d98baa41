"""No screen, form or question of the program is without a picture, and none is cut."""

import ast
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from gallery.notebook import Notebook
from gallery.stage import Stage
from gallery.walks import WALKS
from twentyweeks import gui
from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.desk import PLACES
from twentyweeks.gui.theme import Scheme

SOURCES = sorted(Path(gui.__path__[0]).rglob("*.py"))


@pytest.fixture(scope="module")
def book_of(qapp, tmp_path_factory):
    """Return a way to walk once, and to note what every picture of it shows."""
    looks = Appearance(qapp, Scheme.LIGHT)
    stage = Stage(qapp, tmp_path_factory.mktemp("gallery"), looks)

    @cache
    def walked(walk):
        book = Notebook()
        for shot in walk(stage):
            book.note(shot)
        return book

    return walked


@pytest.fixture
def noted(book_of):
    """Return what the pictures of all walks show."""
    book = Notebook()
    for walk in WALKS:
        book.add(book_of(walk))
    return book


def widgets():
    """Return every class of the program that is put on a screen."""
    found = pkgutil.walk_packages(gui.__path__, f"{gui.__name__}.")
    modules = [importlib.import_module(each.name) for each in found]
    return {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, QWidget)
        and each.__module__ == module.__name__
    }


def calls(name):
    """Return every call of this name in the window's sources."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    named = [node for node in nodes if isinstance(node, ast.Call)]
    return [node for node in named if getattr(node.func, "id", "") == name]


def words(call, name):
    """Return a pattern of what is given under a name, of anything if it is reckoned."""
    (given,) = [each.value for each in call.keywords if each.arg == name]
    return re.escape(given.value) if isinstance(given, ast.Constant) else ".+"


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_nothing_is_cut_and_names_begin_with_the_walk(book_of, walk):
    book = book_of(walk)
    assert book.cut == {}
    assert [name for name in book.names if not name.startswith(walk.__name__)] == []


def test_every_part_of_the_window_is_in_a_picture(noted):
    seen = {above for each in noted.classes for above in each.__mro__}
    assert {each.__name__ for each in widgets() - seen} == set()


def test_every_place_is_taken_full_and_empty(noted):
    wanted = {f"{kind}-{key}" for kind in ("place", "empty") for key, *_ in PLACES}
    assert wanted - set(noted.names) == set()


def test_every_form_is_taken(noted):
    tasks = calls("Task")
    assert len(tasks) > 10
    wanted = [(words(task, "title"), words(task, "save")) for task in tasks]
    missing = [
        form
        for form in wanted
        if not any(all(map(re.fullmatch, form, taken)) for taken in noted.forms)
    ]
    assert missing == []


def test_every_question_is_taken(noted):
    assert len(noted.questions) == len(calls("Question")) + len(calls("warn"))


def test_every_picture_has_a_name_of_its_own(noted):
    assert sorted(set(noted.names)) == sorted(noted.names)
