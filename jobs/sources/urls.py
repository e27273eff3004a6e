"""One address for one article, however it was linked: tracking parts off, the rest as the publisher wrote it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

_TRACKERS = frozenset(
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ocid", "cmpid", "ncid", "sref",
        "smid", "smtyp", "at_medium", "at_campaign", "at_format", "at_link_id", "at_link_type", "at_link_origin",
        "at_bbc_team", "at_ptr_name", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "traffic_source",
        "xtor", "wt_mc", "maca", "ref_src", "ref_url", "_ga", "feedname", "feedtype",
    }
)  # fmt: skip
"""Query parameters that say whence a reader came and not which article is meant: advertisers', BBC's, DW's, CNN's."""

_TRACKER_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """Give *url* without fragment and tracking parameters, its host in lower case and without the default port.

    Order and encoding of what is left stay as they are: a server may well care.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return url.strip()
    scheme = parts.scheme.lower()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in {None, _DEFAULT_PORTS[scheme]} else f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if part and not _tracks(part))
    return urlunsplit((scheme, netloc, parts.path or "/", query, ""))


def host_of(url: str) -> str:
    """Give the host of *url* without `www.`: what an outlet is called that does not say its name."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKERS or name.startswith(_TRACKER_PREFIXES)
