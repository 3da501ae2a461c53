"""One reading of a document's blocks in each module. Each is pure; none reads a format."""
