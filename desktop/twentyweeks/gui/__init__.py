"""The window: widgets that ask operations and show present."""
