"""The gallery needs the same application as the tests of the window."""

from gui.conftest import qapp_cls, silent_widgets, worn

__all__ = ["qapp_cls", "silent_widgets", "worn"]
