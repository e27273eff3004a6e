"""`claimbot` and `python -m claimbot`: the command line."""

from __future__ import annotations

import sys

from claimbot.cli import main as command_line


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
