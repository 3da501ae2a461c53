"""Where a document says what it is: labelled fields, control tables, titles, other names."""
