"""Runs the benchmarks and prints their figures: `make bench`, or `python -m benchmarks [NAME …]`."""

from __future__ import annotations

import argparse
import sys

from benchmarks import extraction, linking

PARTS = {"extraction": extraction.report, "linking": linking.report}


def main() -> int:
    """Run the chosen benchmarks, all of them where none is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PARTS))
    names = parser.parse_args().names or list(PARTS)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(PARTS)}")
    for name in names:
        print(f"\n{name}\n{'-' * len(name)}")
        for line in PARTS[name]():
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
