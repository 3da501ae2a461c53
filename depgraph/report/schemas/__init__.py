"""The JSON Schemas of what depgraph prints for programs, each in a file of its own."""

from importlib.resources import files


def schema_text(name: str) -> str:
    """Return the schema called *name* (``report``, ``links``, ``graph`` and so on)."""
    return files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
