"""The composition root: the only place that reads the clock."""


def main() -> int:
    """Run the command line or open the window; return the exit status."""
    return 0
