"""Bodies of answers put together and unpacked while they come, never more of them than was asked for."""

import zlib
from collections.abc import Iterable

from copydesk.errors import FetchError, LaterError

_AUTOMATIC = 32 + zlib.MAX_WBITS
"""Lets zlib see by itself whether gzip or zlib has packed a stream."""


def unpacked(address: str, chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the whole body. `encoding` is the answer's Content-Encoding.

    Raises FetchError as soon as more than `limit` bytes are there, packed or unpacked, and where the body is packed in
    another way than was asked for, broken, or cut short.
    """
    if encoding in {"", "identity"}:
        return _gathered(address, chunks, limit)
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(address, chunks, limit)
    raise FetchError(f"{address}: packed as {encoding[:40]!r}: wanted gzip, deflate or plain bytes")


def _gathered(address: str, chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _bound(address, len(body), limit)
    return bytes(body)


def _inflated(address: str, chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    inflater = zlib.decompressobj(_AUTOMATIC)
    begun = False
    for chunk in chunks:
        if inflater.eof:
            break  # what follows the end of the stream is padding
        try:
            body += inflater.decompress(chunk, limit + 1 - len(body))
        except zlib.error:
            if begun or chunk[:2] == b"\x1f\x8b":
                raise FetchError(f"{address}: a broken compressed body: wanted gzip or deflate") from None
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its header, as some servers send it
            body += _raw(address, inflater, chunk, limit)
        begun = begun or bool(chunk)
        _bound(address, len(body), limit)
    if begun and not inflater.eof:
        raise LaterError(f"{address}: a compressed body that breaks off after {len(body):,} bytes: wanted all of it")
    return bytes(body)


def _raw(address: str, inflater: "zlib._Decompress", chunk: bytes, limit: int) -> bytes:
    try:
        return inflater.decompress(chunk, limit + 1)
    except zlib.error:
        raise FetchError(f"{address}: a broken compressed body: wanted gzip or deflate") from None


def _bound(address: str, size: int, limit: int) -> None:
    if size > limit:
        raise FetchError(f"{address}: over-large: wanted at most {limit:,} bytes")
