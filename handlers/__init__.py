"""Telegram: commands, buttons, the poll loop and the sender. Imports the core, never storage or jobs."""
