"""What articles are read from: feeds, pages, Telegram channels, files. Each module turns bytes or text into values."""
