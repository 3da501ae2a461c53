"""Writers: each puts edits into files of its formats and leaves every other byte as it is."""
