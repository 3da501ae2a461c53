"""Which day it is, for waivers that end. The one place that asks a clock."""

import os
from datetime import UTC, date, datetime

from depgraph.errors import BadClockError

_VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return the day in UTC; ``SOURCE_DATE_EPOCH`` names another, for runs to be repeated."""
    said = os.environ.get(_VARIABLE, "").strip()
    if not said:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(said), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BadClockError(_VARIABLE, said) from error
