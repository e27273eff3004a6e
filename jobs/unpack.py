"""Unpacking a response as it arrives, never further than a limit: a kilobyte may hold a gigabyte of zeros."""

from __future__ import annotations

import zlib

_STEP = 64 * 1024
"""Bytes unpacked at a time: the most that a bomb can add before the limit is looked at."""

_FORMS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # window bits of zlib: gzip alone; zlib or gzip by the header


class TooLarge(Exception):
    """The body, unpacked, is larger than the limit."""


class Damaged(Exception):
    """The body is not packed in the form that its header names."""


class Unpacker:
    """Collects the body of one response: *encoding* is its Content-Encoding, *limit* the most bytes it may hold."""

    def __init__(self, encoding: str, *, limit: int) -> None:
        form = encoding.strip().lower()
        if form not in {"", "identity", *_FORMS}:
            raise Damaged(f"packed as {form}, which was not asked for")
        self._form = form
        self._inflate = zlib.decompressobj(_FORMS[form]) if form in _FORMS else None
        self._limit = limit
        self._body = bytearray()
        self._begun = False

    def add(self, chunk: bytes) -> None:
        """Take the next bytes off the wire; raises `TooLarge` and `Damaged`."""
        if self._inflate is None:
            self._keep(chunk)
            return
        try:
            self._unpack(chunk)
        except zlib.error as error:
            if self._begun or self._form != "deflate":
                raise Damaged(f"not packed as {self._form}, as its header says") from error
            # Some servers send raw deflate data without the zlib header that RFC 9110 asks for.
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            self._unpack_again(chunk)
        self._begun = True

    def body(self) -> bytes:
        """Give what was collected."""
        return bytes(self._body)

    def _unpack_again(self, chunk: bytes) -> None:
        try:
            self._unpack(chunk)
        except zlib.error as error:
            raise Damaged(f"not packed as {self._form}, as its header says") from error

    def _unpack(self, chunk: bytes) -> None:
        assert self._inflate is not None  # noqa: S101 - held by the caller; tells the type checker
        while chunk and not self._inflate.eof:
            self._keep(self._inflate.decompress(chunk, _STEP))
            chunk = self._inflate.unconsumed_tail

    def _keep(self, data: bytes) -> None:
        if len(self._body) + len(data) > self._limit:
            raise TooLarge
        self._body += data
