"""The command line: the window's operations, scriptable."""
