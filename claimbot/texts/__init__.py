"""What the bot says: pure functions from views and changes to Telegram HTML."""
