"""The command line: parse, call, print. What a command does is decided elsewhere.

Exit codes: 0 done, 1 it failed (one line on stderr, never a traceback), 2 usage, 75 another instance holds the lease,
78 bad configuration, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from claimbot.cli.console import environment
from claimbot.cli.parser import build_parser
from claimbot.errors import ClaimbotError
from claimbot.extract import use_vocabulary

INTERRUPTED = 130
"""What a shell reports for a process ended by Ctrl-C."""


def main(argv: Sequence[str]) -> int:
    """Run the command in *argv* and give its exit code."""
    arguments = build_parser().parse_args(argv)
    try:
        use_vocabulary(environment().get("CLAIMBOT_VOCABULARY", "").strip() or None)
        code: int = arguments.run(arguments)
    except ClaimbotError as error:
        print(f"claimbot: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return 1
    return code


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere: the reader of our output (`head`) has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
