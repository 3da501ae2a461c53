"""The schema, as numbered steps that are only appended. Imported to make or upgrade a store."""

import sqlite3

from sqlite_utils import Database, Migrations

from depgraph.store.rows import SCHEMA_VERSION

migrations = Migrations("depgraph")


@migrations()
def m001_readings_and_documents(db: Database) -> None:
    """Create readings by content, documents by path, and the keys that join them."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m002_duties(db: Database) -> None:
    """Create the duties of passages that were read once."""
    db.execute(_DUTY)


@migrations()
def m003_blobs(db: Database) -> None:
    """Create the names that git has for bytes that were read once."""
    db.execute(_BLOB)


@migrations()
def m004_nothing_is_lost(db: Database) -> None:
    """Add the time that no program sets back, the age of duties, and when a copy is due."""
    for statement in _NOTHING_IS_LOST:
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema of *connection* to the newest version."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")


_DUTY = """
-- The duties in a passage by the reader that read them; may be emptied at any time.
CREATE TABLE duty (
    digest BLOB NOT NULL,
    reader TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (digest, reader)
) WITHOUT ROWID
"""
_BLOB = """
-- The digest of the bytes that git calls by an id; may be emptied at any time.
CREATE TABLE blob (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL
) WITHOUT ROWID
"""
_NOTHING_IS_LOST = (
    "ALTER TABLE document ADD COLUMN ctime_ns INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE duty ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",
    # Whoever changes what is in force, the copy of it is to be written again.
    """CREATE TRIGGER copy_due_on_insert AFTER INSERT ON document
    WHEN new.accepted IS NOT NULL
    BEGIN DELETE FROM setting WHERE name = 'copied'; END""",
    """CREATE TRIGGER copy_due_on_update AFTER UPDATE OF accepted ON document
    WHEN new.accepted IS NOT old.accepted
    BEGIN DELETE FROM setting WHERE name = 'copied'; END""",
    """CREATE TRIGGER copy_due_on_delete AFTER DELETE ON document
    WHEN old.accepted IS NOT NULL
    BEGIN DELETE FROM setting WHERE name = 'copied'; END""",
)
_TABLES = """
-- What was read from given bytes by a given reader. Never changes, and is the same in every branch
-- and copy.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    reader TEXT NOT NULL,
    data BLOB NOT NULL,
    facts INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    UNIQUE (digest, reader)
);
-- The names a reading answers to, and those it asks for.
CREATE TABLE provides (
    key TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
    PRIMARY KEY (key, reading)
) WITHOUT ROWID;
CREATE TABLE relies (
    key TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
    PRIMARY KEY (key, reading)
) WITHOUT ROWID;
CREATE INDEX provides_by_reading ON provides (reading);
CREATE INDEX relies_by_reading ON relies (reading);
-- The tracked files as last seen, and the reading of each that is in force.
CREATE TABLE document (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    checked_ns INTEGER NOT NULL,
    present INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (id),
    accepted INTEGER REFERENCES reading (id)
) WITHOUT ROWID;
CREATE INDEX document_by_reading ON document (reading);
CREATE INDEX document_by_accepted ON document (accepted);
-- What each folder looked like when all documents right in it were up to date.
CREATE TABLE folder (
    path TEXT PRIMARY KEY, print BLOB NOT NULL, files INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reading_with_problems ON reading (id) WHERE problems > 0;
-- The names a document answers to by where it lies.
CREATE TABLE file_name (
    key TEXT NOT NULL,
    path TEXT NOT NULL REFERENCES document (path) ON DELETE CASCADE,
    PRIMARY KEY (key, path)
) WITHOUT ROWID;
CREATE INDEX file_name_by_path ON file_name (path);
-- The words of each reading, to find where a name is mentioned that was not one before.
CREATE VIRTUAL TABLE words USING fts5 (text, content='', detail='none');
-- Small settings of the store itself.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""
