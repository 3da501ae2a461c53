"""Reports for other programs: a module for each format, whose ``render`` makes it."""
