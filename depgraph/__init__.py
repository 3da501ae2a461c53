"""Which sentences elsewhere become wrong when a document changes."""

__version__ = "0.1.0"
