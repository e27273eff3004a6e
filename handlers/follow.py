"""What a chat follows: /follow, /unfollow, /following, /mute, /mydata. In a group only its admins change it."""

from __future__ import annotations

from claimbot import follow as core
from claimbot import lookup
from claimbot.ports import ChatState, Ledger
from claimbot.texts import chats, replies
from claimbot.texts.replies import Reply
from handlers.context import Context, Update, chat_of, may_change, say, thread_of
from handlers.lookup import asked


async def follow(update: Update, context: Context) -> None:
    """/follow SERIES or WORDS: subscribe, and show once what it meets now."""
    wish = asked(context, "follow")
    if await refused(update, context):
        return
    chat, now, thread = chat_of(update), context.services.now(), thread_of(update)
    done = await context.ask(lambda ledger: core.follow(ledger, chat, wish, now=now, thread=thread))
    await say(update, context, chats.followed(done, now=now))


async def unfollow(update: Update, context: Context) -> None:
    """/unfollow SERIES or WORDS: end a subscription; without words, choose by button."""
    chat, wish = chat_of(update), context.words
    if await refused(update, context):
        return
    if wish:
        ended = await context.ask(lambda ledger: core.unfollow(ledger, chat.id, wish))
        await say(update, context, chats.unfollowed(ended))
    else:
        items = await context.ask(lambda ledger: core.following(ledger, chat.id))
        await say(update, context, chats.ending_buttons(items))


async def following(update: Update, context: Context) -> None:
    """/following: what this chat follows."""
    chat_id, now = chat_of(update).id, context.services.now()

    def question(ledger: Ledger) -> Reply:
        chat = ledger.chat(chat_id)
        active = chat is None or chat.state is ChatState.ACTIVE
        return chats.following_list(
            core.following(ledger, chat_id), core.muted(ledger, chat_id, now=now), active=active
        )

    await say(update, context, await context.ask(question))


async def mydata(update: Update, context: Context) -> None:
    """/mydata: everything kept about this chat."""
    chat_id, now = chat_of(update).id, context.services.now()

    def question(ledger: Ledger) -> Reply:
        return chats.kept(ledger.chat(chat_id), core.following(ledger, chat_id), core.muted(ledger, chat_id, now=now))

    await say(update, context, await context.ask(question))


async def mute(update: Update, context: Context) -> None:
    """/mute SERIES or WORDS: no alerts of one figure, whatever else is followed."""
    wish = asked(context, "mute")
    if await refused(update, context):
        return
    chat, now = chat_of(update), context.services.now()

    def question(ledger: Ledger) -> Reply:
        found = lookup.resolve(ledger, wish)
        seen = core.mute(ledger, chat, found.id, now=now) if found else None
        return chats.muted(seen) if seen else replies.nothing_found(wish)

    await say(update, context, await context.ask(question))


async def refused(update: Update, context: Context) -> bool:
    """Answer who may not change what a group follows; True where it was refused."""
    if await may_change(update, context.bot):
        return False
    await say(update, context, Reply(html=chats.ADMINS_ONLY))
    return True
