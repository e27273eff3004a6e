"""The record on disk: tables, engine, migrations, the ledger. Imports the core, never jobs or handlers."""
