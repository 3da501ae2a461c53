"""Numbers, units, dates, bounds and subjects: the parts a value is read from."""
