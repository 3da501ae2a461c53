"""Sentences as they stand in contracts and procedures, put together by chance.

They say nothing: no name, number, term or citation. Hardly two of them are the same, whatever the
size of a corpus, so that no cache and no compression is flattered.
"""

from random import Random

_ACTORS = (
    *("responsible person", "document owner", "site manager", "supplier", "customer", "reviewer"),
    *("receiving party", "training coordinator", "shift leader", "project lead", "contractor"),
    *("quality unit", "service desk", "head of the department", "data steward", "auditor"),
    *("operator on duty", "finance team", "internal reviewer", "purchasing officer", "inspector"),
    *("account holder", "laboratory", "maintenance crew", "legal counsel", "help desk"),
)
_MUST = ("shall", "must", "shall", "is to", "may", "will", "should", "shall also", "shall first")
_ACTS = (
    *("record", "check", "confirm", "describe", "review", "collect", "keep", "compare", "mark"),
    *("approve", "forward", "return", "archive", "sign", "explain", "repeat", "update", "assess"),
    *(
        "store",
        "verify",
        "list",
        "correct",
        "classify",
        "summarise",
        "label",
        "release",
        "inspect",
    ),
    *(
        "protect",
        "withdraw",
        "replace",
        "translate",
        "distribute",
        "measure",
        "close",
        "hand over",
    ),
)
_MANNERS = (
    *("briefly", "in writing", "without delay", "in plain words", "with care", "by hand"),
    *("on the same day", "as agreed", "in good faith", "in full", "by electronic means", "twice"),
    *("at its own cost", "under supervision", "in the usual form", "independently", "on request"),
    *("before the work begins", "after each use", "in the local language", "on a sample basis"),
)
_QUALITIES = (
    *("open", "written", "relevant", "missing", "original", "revised", "internal", "external"),
    *("technical", "commercial", "quarterly", "unsigned", "confidential", "damaged", "signed"),
    *(
        "temporary",
        "critical",
        "minor",
        "outdated",
        "printed",
        "electronic",
        "remaining",
        "shared",
    ),
    *("sealed", "regional", "recent", "disputed", "pending", "calibrated", "archived", "spare"),
    *("early", "separate", "corrected", "supporting", "preliminary", "agreed", "sampled", "joint"),
)
_THINGS = (
    *("record", "sample", "invoice", "order", "copy", "certificate", "drawing", "delivery", "log"),
    *(
        "deviation",
        "complaint",
        "batch",
        "label",
        "protocol",
        "estimate",
        "key",
        "ledger",
        "forecast",
    ),
    *("register", "change request", "test result", "device", "access right", "backup", "manual"),
    *("training file", "quotation", "credential", "inspection report", "warehouse slip", "permit"),
    *("meeting note", "release note", "risk assessment", "cost sheet", "tool", "template", "seal"),
    *("storage room", "data set", "contact list", "vehicle", "workstation", "form", "interface"),
)
_PLACES = (
    *("of the site", "of the affected product", "of the last quarter", "from the archive"),
    *("for the open orders", "at the entrance", "in the shared folder", "of each party"),
    *("from the previous owner", "in the clean area", "of the other department", "under repair"),
    *("of the pilot phase", "in transit", "for the next shift", "on the test system", "abroad"),
    *(
        "from the field",
        "of the project",
        "in quarantine",
        "at the warehouse",
        "with the customer",
    ),
)
_LEADS = (
    *("if {}", "unless {}", "where {}", "as soon as {}", "whenever {}", "while {}", "once {}"),
    *("even if {}", "provided that {}", "because {}", "although {}", "in case {}"),
)
_STATES = (
    *(
        "is missing",
        "was changed",
        "is in dispute",
        "cannot be found",
        "is complete",
        "has expired",
    ),
    *(
        "was not delivered",
        "is no longer needed",
        "shows a defect",
        "has been approved",
        "is late",
    ),
    *(
        "was returned",
        "needs repair",
        "is under review",
        "was lost",
        "is out of range",
        "is unclear",
    ),
)
_PURPOSES = (
    *("so that {} can be traced", "to avoid harm to {}", "to keep {} available", "at no charge"),
    *("together with {}", "instead of {}", "with a reference to {}", "and tells the owner of {}"),
    *("except for {}", "in exchange for {}", "with the exception of {}", "to make up for {}"),
)


def sentence(random: Random) -> str:
    """Return one sentence, with its full stop."""
    actor = f"the {_one(random, _ACTORS)} {_one(random, _MUST)}"
    act = f"{_one(random, _ACTS)} {_thing(random)}"
    manner = f" {_one(random, _MANNERS)}" if random.random() < 0.6 else ""
    main = f"{actor} {act}{manner}"
    shape = random.random()
    if shape < 0.35:
        text = f"{_condition(random)}, {main}"
    elif shape < 0.7:
        text = f"{main} {_condition(random)}"
    else:
        text = f"{main} {_purpose(random)}, and {_one(random, _ACTS)} {_thing(random)}"
    return f"{text[0].upper()}{text[1:]}."


def title(random: Random) -> str:
    """Return the words of a heading."""
    return f"{subject(random).capitalize()}s"


def subject(random: Random) -> str:
    """Return a thing that a fact can be about, in the singular."""
    return f"{_one(random, _QUALITIES)} {_one(random, _THINGS)}"


def phrase(random: Random) -> str:
    """Return a few words, as they stand in a cell of a table."""
    return f"{subject(random)} {_one(random, _PLACES)}"


def _condition(random: Random) -> str:
    return _one(random, _LEADS).format(f"{_thing(random)} {_one(random, _STATES)}")


def _purpose(random: Random) -> str:
    return _one(random, _PURPOSES).format(_thing(random))


def _thing(random: Random) -> str:
    where = f" {_one(random, _PLACES)}" if random.random() < 0.5 else ""
    return f"the {subject(random)}{where}"


def _one(random: Random, words: tuple[str, ...]) -> str:
    """Return one of *words*; three times as fast as ``choice``."""
    return words[int(random.random() * len(words))]
