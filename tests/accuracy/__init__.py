"""Precision and recall of reading and judging, on real documents with gold data."""
