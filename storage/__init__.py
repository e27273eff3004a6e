"""The record: tables, engine, migrations and the ledger that fits `claimbot.ports`; nothing above it knows SQL."""
