"""The command line of what holds our reading against others' figures."""

from __future__ import annotations

import argparse
from pathlib import Path


def comparison(description: str | None) -> argparse.ArgumentParser:
    """Give a parser of files of others' figures, and of `--list`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="every difference, not the counts alone")
    return parser
