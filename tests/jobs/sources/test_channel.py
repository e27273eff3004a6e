"""Public Telegram channels."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimbot.errors import SourceError
from jobs.sources.channel import channel_page, looks_like_channel, read_channel

PAGE = """<div class="tgme_channel_info_header_title"><span>Example Staff</span></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-x" data-post="staff/41">
<div class="tgme_widget_message_author">Example Staff</div>
<div class="tgme_widget_message_text js-message_text" dir="auto"><b>12 killed</b><br/>near the <a href="#">market</a>
&amp; 3 hurt<img src="x"></div>
<div class="footer">1.2K views<time datetime="2024-12-16T13:00:00+09:00">13:00</time></div>
</div></div>
<div class="tgme_widget_message" data-post="staff/42"><div class="photo"></div></div>
<div class="tgme_widget_message" data-post="staff/43"><div class="tgme_widget_message_text">7 missing</div></div>"""


def test_posts():
    """Each post with a text is an entry; views, authors and photographs are not."""
    feed = read_channel(PAGE.encode(), url="https://t.me/staff")

    assert feed.title == "Example Staff"
    assert [(entry.key, entry.title) for entry in feed.entries] == [
        ("https://t.me/staff/41", "12 killed"),
        ("https://t.me/staff/43", "7 missing"),
    ]
    assert feed.entries[0].text == "12 killed\n\nnear the market & 3 hurt"
    assert feed.entries[0].published == datetime(2024, 12, 16, 4, tzinfo=UTC)


def test_no_posts():
    """A page without posts is that of a channel that cannot be read."""
    with pytest.raises(SourceError, match="no posts are shown"):
        read_channel(b"<html><body>Join</body></html>", url="https://t.me/staff")


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://t.me/staff", "https://t.me/s/staff"),
        ("https://t.me/s/staff/", "https://t.me/s/staff"),
        ("https://telegram.me/General_Staff", "https://t.me/s/General_Staff"),
    ],
)
def test_addresses(url, page):
    """A channel is read where Telegram shows it to everybody."""
    assert looks_like_channel(url)
    assert channel_page(url) == page


@pytest.mark.parametrize(
    "url", ["https://t.me/staff/41", "https://t.me/+abcdef", "https://news.example/staff", "t.me/x"]
)
def test_no_channels(url):
    """Posts, invitations and other sites are no channels."""
    assert not looks_like_channel(url)
