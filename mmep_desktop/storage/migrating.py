"""Bringing the tables of an older store up to this version: in one transaction, or not at all."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage import migrations
from mmep_desktop.storage.carrying_over import carried_over
from mmep_desktop.storage.trail import Trail

STEPS = ScriptDirectory(str(Path(migrations.__file__).parent))


def make_tables(engine: Engine) -> None:
    """Make all tables in a new, empty store, whose trail has not begun."""
    with engine.begin() as connection:
        _run_steps(connection, STEPS)


def refuse_unknown_tables(engine: Engine) -> None:
    """Raise ``DeskError`` for tables that this version cannot use; nothing is written.

    ``STORE_NEWER`` when a step was run that this version does not know, ``STORE_DAMAGED`` when
    there are no tables of ours.
    """
    with engine.begin() as connection:
        revision = revision_of(connection)
    if revision is None:
        raise DeskError(Problem.STORE_DAMAGED, part="revision")
    if revision not in {step.revision for step in STEPS.walk_revisions()}:
        raise DeskError(Problem.STORE_NEWER, revision=revision)


def bring_up_to_date(engine: Engine, trail: Trail, steps: ScriptDirectory = STEPS) -> None:
    """Run the *steps* that the store lacks; one that lacks none is not touched.

    The trail goes on, or begins, in the same transaction.
    """
    with engine.begin() as connection:
        if revision_of(connection) != steps.get_current_head():
            with carried_over(connection, trail):
                _run_steps(connection, steps)


def revision_of(connection: Connection) -> str | None:
    """Return the last step that was run on the store, or nothing for one without tables."""
    return MigrationContext.configure(connection).get_current_revision()


def _run_steps(connection: Connection, steps: ScriptDirectory) -> None:
    environment = EnvironmentContext(
        Config(),
        steps,
        fn=lambda revision, _: steps._upgrade_revs("head", revision),  # noqa: SLF001 - Alembic documents it
    )
    environment.configure(connection=connection, transactional_ddl=True)
    with environment:
        environment.run_migrations()
