"""One address for one article."""

from __future__ import annotations

import pytest

from jobs.sources.urls import canonical_url, host_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://News.Example/a?utm_source=rss&utm_medium=x", "https://news.example/a"),
        ("https://news.example/a?id=7&fbclid=1#comments", "https://news.example/a?id=7"),
        ("https://news.example/a?at_medium=RSS&at_campaign=KARANGA", "https://news.example/a"),
        ("http://news.example:80", "http://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://t.me/s/channel?before=12", "https://t.me/s/channel?before=12"),
        ("https://news.example/a?b=%2F&a=2&a=1", "https://news.example/a?b=%2F&a=2&a=1"),
        ("https://news.example/A/../b/", "https://news.example/A/../b/"),
        (" ftp://host/a.txt ", "ftp://host/a.txt"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_canonical(given, expected):
    """Tracking goes, and what may tell articles apart stays; doing it twice changes nothing more."""
    assert canonical_url(given) == expected
    assert canonical_url(expected) == expected


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("http://News.example:81", "news.example"),
        ("http://[x", ""),
        ("a", ""),
    ],
)
def test_host(url, host):
    """An outlet that does not say its name goes by its host."""
    assert host_of(url) == host
