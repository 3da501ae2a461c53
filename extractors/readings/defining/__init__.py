"""The shapes in which documents define terms, one family in each module."""
