"""Logs on stderr, for people or as JSON lines; an error that nobody caught goes the same way, past the same filters."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, action where there is one, traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write *record* as a line."""
        row = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        action = getattr(record, "action", None)
        if action is not None:
            row["action"] = action
        error = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else None)
        if error:
            row["error"] = error
        return json.dumps(row, ensure_ascii=False)


def configure_logging(log_format: str, *, level: int = logging.INFO) -> None:
    """Send logs of *level* and above to stderr, as `text` or `json`, and what nobody caught as well."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if log_format == "json" else logging.Formatter(TEXT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("claimbot").critical("ended by a bug; please report it", exc_info=(kind, error, trace))
