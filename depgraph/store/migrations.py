"""The schema, as numbered steps that are only appended. Imported to make or upgrade a store."""

import sqlite3

from sqlite_utils import Database, Migrations

from depgraph.analysis.keys import path_keys
from depgraph.store.pieces import cut
from depgraph.store.rows import SCHEMA_VERSION, digest_kept, hashed

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


@migrations()
def m005_small(db: Database) -> None:
    """Keep readings in pieces, names as numbers, and paths once; forget what is made anew."""
    connection = db.conn
    connection.create_function("hashed", 1, hashed, deterministic=True)
    connection.create_function("digest_kept", 1, digest_kept, deterministic=True)
    for statement in (*_SET_ASIDE, *_SMALL.split(";"), *_TAKE_OVER):
        if statement.strip():
            connection.execute(statement)
    for number, data in connection.execute("SELECT id, data FROM reading_4"):
        connection.executemany("INSERT INTO piece VALUES (?, ?)", cut(number, data))
    for number, path in connection.execute("SELECT number, path FROM document"):
        connection.executemany(
            "INSERT OR IGNORE INTO file_name VALUES (?, ?)",
            [(hashed(key), number) for key in path_keys(path)],
        )
    for statement in (*_LEAVE, *_COPY_DUE):
        connection.execute(statement)


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
_COPY_DUE = (
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
_NOTHING_IS_LOST = (
    "ALTER TABLE document ADD COLUMN ctime_ns INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE duty ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",
    *_COPY_DUE,
)
_SET_ASIDE = (
    "DROP INDEX reading_with_problems",
    "DROP TABLE file_name",
    "DROP TABLE duty",
    "DROP TABLE blob",
    *(
        f"ALTER TABLE {table} RENAME TO {table}_4"
        for table in ("reading", "document", "provides", "relies")
    ),
    "DROP INDEX document_by_reading",
    "DROP INDEX document_by_accepted",
)
_SMALL = """
-- The extractor, its version and view that a reading is from.
CREATE TABLE reader (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- What was read from given bytes by a given reader. Never changes, and is the same in every branch
-- and copy.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    reader INTEGER NOT NULL REFERENCES reader (id),
    facts INTEGER NOT NULL,
    problems INTEGER NOT NULL
);
CREATE INDEX reading_by_digest ON reading (substr(digest, 1, 4));
CREATE INDEX reading_with_problems ON reading (id) WHERE problems > 0;
-- The readings themselves, squeezed: the pieces of number 3 are 3 * 4096 and those that follow.
CREATE TABLE piece (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
-- What readings of this set have in common, by the number that zlib asks for it with.
CREATE TABLE sample (id INTEGER NOT NULL, data BLOB NOT NULL);
-- The names a reading answers to.
CREATE TABLE provides (
    key TEXT NOT NULL,
    reading INTEGER NOT NULL,
    PRIMARY KEY (key, reading)
) WITHOUT ROWID;
-- The names it asks for, each as a number that is made of it.
CREATE TABLE relies (
    key INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    PRIMARY KEY (key, reading)
) WITHOUT ROWID;
-- The tracked files as last seen, and the reading of each that is in force.
CREATE TABLE document (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    checked_ns INTEGER NOT NULL,
    present INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (id),
    accepted INTEGER REFERENCES reading (id)
);
CREATE INDEX document_by_reading ON document (reading);
CREATE INDEX document_by_accepted ON document (accepted) WHERE accepted IS NOT NULL;
CREATE INDEX document_not_in_force ON document (number)
    WHERE accepted IS NOT reading OR NOT present;
-- The names a document answers to by where it lies, each as a number that is made of it.
CREATE TABLE file_name (
    key INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;
-- The duties in passages. They may be emptied at any time. Their reader is a setting.
CREATE TABLE duty (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, data BLOB NOT NULL);
-- The digest of the bytes that git calls by an id. It may be emptied at any time.
CREATE TABLE blob (id BLOB PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID
"""
_TAKE_OVER = (
    "INSERT INTO reader (name) SELECT DISTINCT reader FROM reading_4 ORDER BY reader",
    """INSERT INTO reading SELECT reading_4.id, digest_kept(digest), reader.id, facts, problems
    FROM reading_4 JOIN reader ON reader = name ORDER BY reading_4.id""",
    "INSERT INTO provides SELECT key, reading FROM provides_4",
    "INSERT OR IGNORE INTO relies SELECT hashed(key), reading FROM relies_4 ORDER BY 1, 2",
    """INSERT INTO document (path, size, mtime_ns, ctime_ns, inode, checked_ns, present, reading,
    accepted) SELECT path, size, mtime_ns, ctime_ns, inode, checked_ns, present, reading,
    accepted FROM document_4 ORDER BY path""",
)
_LEAVE = tuple(f"DROP TABLE {table}_4" for table in ("provides", "relies", "document", "reading"))
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
