"""Run the program as `python -m twentyweeks`."""

from twentyweeks.app import main

if __name__ == "__main__":
    raise SystemExit(main())
