"""One file format in each module: bytes in, blocks and facts out."""
