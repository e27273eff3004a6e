"""Runs the migrations: on the connection it is handed, or for a developer on the record of DATABASE_URL."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import Connection

from storage.engine import make_engine
from storage.tables import Row


def run(connection: Connection) -> None:
    """Run the migrations that were asked for; on SQLite, too, all or none (its DDL is transactional)."""
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    run(handed)
else:
    engine = make_engine(os.environ["DATABASE_URL"])
    with engine.begin() as own:
        run(own)
    engine.dispose()
