"""The wording of what concerns the chat itself: greeting, help, what it follows, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from claimbot.follow import EVERY_KIND, MOST_SUBSCRIPTIONS, Followed, Following
from claimbot.lookup import SeriesView
from claimbot.model import DEFAULT_ALERTS, Series
from claimbot.ports import Button, Chat, Subscription
from claimbot.texts.help import ADMIN_COMMANDS, Command, commands_html, usage_html
from claimbot.texts.html import Html, clip, joined, markup
from claimbot.texts.replies import LISTED, Reply, card, press, series_list

SOMETHING_WRONG = Html("Something went wrong on my side. It is written down; please try again, or ask something else.")
ADMINS_ONLY = Html("In a group only its admins change what it follows. Look-ups are for everybody: /find, /latest.")
GONE = Html("This series is no longer on record. Look for it with /find.")
STALE = "This button no longer works."
STOPPED = Html("Alerts are off for this chat. What you follow is kept; /start turns them on again.")
NOTHING_FOLLOWED = Html("This chat follows nothing yet. For example: <code>/follow north korean kursk</code>")
CHOOSE = Html("What shall I no longer follow?")
FORGOTTEN = Html("Everything kept about this chat is deleted: what it followed, its mutes, its messages and alerts.")
CONFIRM_FORGET = Html("This deletes everything kept about this chat: what it follows, its mutes, messages and alerts.")
KEPT = Html("Nothing was deleted.")
FOLLOWED = "Following: I write when this figure moves, is disputed or edited."
FOLLOWED_ALREADY = "This chat follows it already."
TOO_MUCH = "That is a lot at once. I answer again in a minute."
MOVES = "alerts when it moves, is disputed, edited or withdrawn"
EVERY = "alerts of every change, also when it is new, confirmed, more or less exact, or outdated somewhere"
THANKS = "Thank you. A curator will look at it."
MUTED = "Muted: no more alerts of this figure here. /following lists what is muted, to undo it."
UNMUTED = "Alerts of this figure are on again."

_WELCOME = """I follow reported figures: killed, missing, displaced, deployed and more. I read the news, join the \
statements about one quantity, and alert you when a figure moves, is disputed or is edited.

Ask: <code>/find north korean killed</code>
Be alerted: <code>/follow north korean kursk</code>
Or send me a text or a link, and I hold its figures against the record.

I say who said what, and give no verdict. I keep this chat's number, what it follows, and what \
you write until it is answered; /privacy."""

_PRIVACY = """I keep the number and the kind of this chat, what it follows and mutes, and which alerts it got; the \
text of an alert goes after 30 days. What you write to me is kept without names, and only until it is answered, so \
that none is lost; that something came, with the number of the chat, for 7 days, and as long the text of what I failed \
at, to find out why. My log names chats by their numbers. Nobody else is given any of it.

/deleteme deletes all of it but the log. /stop only turns the alerts off."""

_ABOUT = """I read articles of the feeds I am given and take out every quantitative claim: how many, of whom, where, \
who says so. Claims of one quantity form a series. What a new one does to its series is the alert.

“dozens” is taken as 24 to 99, “hundreds” as 200 to 999, “about 30” as 27 to 33. Copies of one statement count as one \
origin. I am a machine and may misread: each answer carries the words and the link, so check them. I never add up or \
average claims and never say who is right."""


def welcome(*, woken: bool) -> Reply:
    """Greet, say what the bot does, and what is kept."""
    again = Html("Alerts are on again.\n\n") if woken else Html()
    row = (press("What is new", "recent", "0"), press("All commands", "help", "0"))
    return Reply(html=Html(again + _WELCOME), buttons=(row,))


def help_reply(*, admin: bool = False) -> Reply:
    """List the commands, to an *admin* also those of admins."""
    own = markup("\n\nFor admins:\n{}", commands_html(ADMIN_COMMANDS)) if admin else Html()
    return Reply(html=markup("{}\n\nA text or a link sent to me in private is a /check.{}", commands_html(), own))


def about() -> Reply:
    """Say how the bot works and what it does not do."""
    return Reply(html=Html(_ABOUT))


def privacy() -> Reply:
    """Say what is kept."""
    return Reply(html=Html(_PRIVACY))


def confirm_forget() -> Reply:
    """Ask before everything of a chat is deleted."""
    row = (press("Delete all of it", "forget", "0"), press("Keep it", "cancel", "0"))
    return Reply(html=CONFIRM_FORGET, buttons=(row,))


def usage(command: Command) -> Reply:
    """Give the right form of a command with an example."""
    return Reply(html=usage_html(command))


def unknown_command() -> Reply:
    """Answer a command that there is not."""
    return Reply(html=Html("I do not know this command. /help lists what I can do."))


def sorry(message: str) -> Reply:
    """Give the message of an error that a person can do something about."""
    return Reply(html=markup("{}", message))


def followed(done: Followed, *, now: datetime) -> Reply:
    """Confirm a subscription and show once what it meets now; a button widens it to every kind of change."""
    note, kinds = _note(done), (_kinds_button(done.subscription),)
    if done.series is not None:
        shown = card(done.series, now=now, followed=True)
        return Reply(html=joined("\n\n", [note, shown.html]), buttons=(*shown.buttons, kinds))
    if not done.matches:
        text = "Nothing on record matches yet; you will hear of it when it moves."
        return Reply(html=joined("\n\n", [note, text]), buttons=(kinds,))
    listed = series_list(done.matches, "On record now", now=now)
    only = Html("To follow a single one instead, open it and press Follow.") if len(done.matches) > 1 else Html()
    return Reply(html=joined("\n\n", [note, listed.html, only]), buttons=(*listed.buttons, kinds))


def listening(item: Following) -> Reply:
    """Say of which kinds of changes a subscription is alerted now."""
    return Reply(
        html=markup("{}: {}.", item.title, EVERY if item.subscription.kinds == EVERY_KIND else MOVES),
        buttons=((_kinds_button(item.subscription),),),
    )


def kept(chat: Chat | None, items: Sequence[Following], muted: Sequence[Series]) -> Reply:
    """Show everything that is kept about a chat."""
    if chat is None:
        return Reply(html=Html("Nothing is kept about this chat but that it wrote to me in the last 7 days."))
    lines = [
        f"chat {chat.id}, {chat.kind}, {chat.state.value}",
        *(f"follows {one.title} since {one.subscription.created:%Y-%m-%d %H:%M} UTC" for one in items),
        *(f"mutes {series.title}" for series in muted),
        "and which alerts it got, their text for 30 days, and what is written to me until it is answered; see /privacy",
    ]
    return Reply(html=joined("\n", lines))


def unfollowed(ended: Sequence[Following]) -> Reply:
    """Say what is no longer followed."""
    if not ended:
        return Reply(html=Html("This chat does not follow that. /following shows what it follows."))
    return Reply(html=markup("No longer followed: {}", joined(", ", (one.title for one in ended))))


def following_list(items: Sequence[Following], muted: Sequence[Series], *, active: bool) -> Reply:
    """List what a chat follows and mutes, with a button to end each."""
    heading = (
        markup("<b>{} of {} followed</b>", str(len(items)), str(MOST_SUBSCRIPTIONS)) if items else NOTHING_FOLLOWED
    )
    lines = [heading, *(markup("• {}", _followed_line(item)) for item in items)]
    if muted:
        lines.append(markup("Muted: {}", joined(", ", (_named(series) for series in muted))))
    if not active:
        lines.append(Html("Alerts are off for this chat; /start turns them on."))
    unmuting = tuple((press(f"Unmute {clip(one.title, 40)}", "unmute", one.id),) for one in muted[-LISTED:])
    return Reply(html=joined("\n", lines), buttons=(*ending_buttons(items).buttons, *unmuting))


def ending_buttons(items: Sequence[Following]) -> Reply:
    """Ask which subscription to end: a button each, the newest ones where they are many."""
    newest = items[-3 * LISTED :]
    rows = tuple((press(f"✕ {clip(one.title, 40)}", "unfollow", str(one.subscription.id)),) for one in newest)
    return Reply(html=CHOOSE if items else NOTHING_FOLLOWED, buttons=rows)


def muted(seen: SeriesView) -> Reply:
    """Confirm that a series is muted."""
    row = (press("Unmute", "unmute", seen.id),)
    return Reply(html=markup("Muted: <b>{}</b>. No more alerts of it here.", seen.title), buttons=(row,))


def recent(views: Sequence[SeriesView], *, now: datetime) -> Reply:
    """List the series that moved last."""
    if not views:
        return Reply(html=Html("Nothing is on record yet: no article with a figure has been read."))
    return series_list(views, "Latest on record", now=now)


def _followed_line(item: Following) -> Html:
    series, kinds = item.subscription.series, item.subscription.kinds
    key = markup(" (<code>{}</code>)", series) if series else ""
    return markup("{}{}{}", item.title, key, "" if kinds == DEFAULT_ALERTS else ", every change")


def _named(series: Series) -> Html:
    return markup("{} (<code>{}</code>)", series.title, series.id)


def _kinds_button(subscription: Subscription) -> Button:
    if subscription.kinds == EVERY_KIND:
        return press("Only when it moves", "moves", str(subscription.id))
    return press("Alert me of every change", "every", str(subscription.id))


def _note(done: Followed) -> Html:
    verb = "Now following" if done.fresh else "Already following"
    what = f"“{done.subscription.query}”" if done.series is None else "this figure"
    woken = " Alerts are on again." if done.woken else ""
    return markup(
        "{} {} ({} of {}): I write when it moves, is disputed or edited.{}",
        verb,
        what,
        str(done.used),
        str(MOST_SUBSCRIPTIONS),
        woken,
    )
