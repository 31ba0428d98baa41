"""Reads the program as a screen reader does; run by the system's Python (pyatspi).

Usage: screen_reader.py PASSPHRASE PROGRAM... Starts the program, types the passphrase,
presses Unlock, goes to the caseload, and prints what the whole tree says as JSON.
"""

import json
import os
import signal
import subprocess
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

WAITS = 40  # seconds; a machine under load is slow, and no fault
SHOWING, CELL = pyatspi.STATE_SHOWING, pyatspi.ROLE_TABLE_CELL
PRESSED = (
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_PAGE_TAB,
)


def walk(node, depth=0):
    """Yield a node and all below it."""
    yield node
    if depth < 40:
        for child in node:
            if child is not None:
                yield from walk(child, depth + 1)


def settled(ask):
    """Return what `ask` finds; asked again where the tree changed under it."""
    for _ in range(WAITS * 5):
        try:
            return ask()
        except GLib.Error:
            time.sleep(0.2)
    return ask()


def application(pid):
    """Return the program, once it has told the bus about itself."""
    for _ in range(WAITS * 5):
        for each in pyatspi.Registry.getDesktop(0):
            if each is not None and each.get_process_id() == pid:
                return each
        time.sleep(0.2)
    sys.exit("the program never came to the accessibility bus")


def showing(root, roles):
    """Yield the nodes of these roles that are shown."""
    for node in walk(root):
        if node.getRole() in roles and node.getState().contains(SHOWING):
            yield node


def find(root, roles, name):
    """Return the first showing node of these roles whose name begins so, once there."""

    def first():
        nodes = showing(root, roles)
        return next((node for node in nodes if node.name.startswith(name)), None)

    for _ in range(WAITS * 5):
        if node := settled(first):
            return node
        time.sleep(0.2)
    said = sorted({f"{each.getRoleName()}: {each.name}" for each in walk(root)})
    sys.exit(f"there is no {name!r}, but {said}")


def silent(root):
    """Return what can take the focus, is shown, and says nothing about itself."""
    return [
        node.getRoleName()
        for node in walk(root)
        if node.getState().contains(pyatspi.STATE_FOCUSABLE)
        and node.getState().contains(SHOWING)
        and not node.name
        and not label_of(node)
    ]


def cells(root):
    """Return what the cells of the list say."""
    return [node.name for node in walk(root) if node.getRole() == CELL]


def label_of(node):
    """Return the name of the label that belongs to a node, or nothing."""
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return relation.getTarget(0).name
    return ""


def press(root, name):
    """Press the button of this name, as a screen reader does."""
    can = find(root, PRESSED, name).queryAction()
    names = [can.getName(number) for number in range(can.nActions)]
    can.doAction(names.index("Press" if "Press" in names else "Toggle"))


def main(passphrase, command):
    """Print who is silent on each screen, and what the cells of the list say."""
    Atspi.set_timeout(WAITS * 1000, WAITS * 1000)
    program = subprocess.Popen(command, start_new_session=True)
    try:
        root = application(program.pid)
        field = find(root, [pyatspi.ROLE_PASSWORD_TEXT], "Passphrase")
        told = {"silent": {"Unlock": silent(root)}}
        field.queryEditableText().setTextContents(passphrase)
        press(root, "Unlock")
        for place in ("Today", "Settings", "Caseload"):
            press(root, place)
            find(root, [pyatspi.ROLE_LABEL], place)
            told["silent"][place] = settled(lambda: silent(root))
        find(root, [CELL], "")
        told["cells"] = settled(lambda: cells(root))
        print(json.dumps(told))
    finally:
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
