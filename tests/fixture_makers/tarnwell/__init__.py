"""The documents of an invented company, Tarnwell Medical Systems, as text and as files."""
