"""DEF206 and DOC512: two sources for one thing."""

import pytest

from tests.memory import judged, said

TAKEN = "Capitalised terms used but not defined here have the meaning given in MSA-1."
INCIDENT = '"Critical Incident" means a failure of the service that lasts more than 24 hours.'
LONGER = INCIDENT.replace("24", "72")
OTHER = '"Critical Incident" means any event that the customer calls so in writing.'


def msa(*lines: str) -> dict[str, str]:
    front = "---\nnumber: MSA-1\n---\n# Master\n\n## 1 Definitions\n\n"
    return {"msa.md": front + "\n\n".join(lines) + "\n"}


def sla(*lines: str) -> dict[str, str]:
    front = "---\nnumber: SLA-1\n---\n# Levels\n\n## 1 Terms\n\n"
    return {"sla.md": front + "\n\n".join(lines) + "\n"}


def told(
    before: dict[str, str], proposed: dict[str, str], rule: str, **classes: str
) -> list[tuple[str, str]]:
    """Return level and path of what *rule* says."""
    found = said(judged(before, proposed, **classes))
    return [(level, path) for name, level, path in found if name == rule]


@pytest.mark.parametrize(
    ("before", "proposed", "expected"),
    [
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN, INCIDENT)},
            sla(TAKEN, LONGER),
            [("breaking", "sla.md")],
            id="a number changes where the other's terms are taken over",
        ),
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN, INCIDENT)},
            msa(LONGER),
            [("breaking", "sla.md")],
            id="and where they are given",
        ),
        pytest.param(
            msa(INCIDENT), sla(TAKEN, LONGER), [("breaking", "sla.md")], id="a new document"
        ),
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN)},
            sla(TAKEN, LONGER),
            [("breaking", "sla.md")],
            id="a definition is added",
        ),
        pytest.param(
            msa(INCIDENT),
            sla(TAKEN, LONGER, "In case of conflict, MSA-1 prevails."),
            [("review", "sla.md")],
            id="one says which text prevails",
        ),
        pytest.param(
            msa(INCIDENT), sla(TAKEN, OTHER), [("review", "sla.md")], id="other words, no number"
        ),
        pytest.param(
            msa(INCIDENT), sla("See MSA-1.", LONGER), [("review", "sla.md")], id="only cited"
        ),
    ],
)
def test_definitions_that_conflict(
    before: dict[str, str], proposed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert told(before, proposed, "DEF206") == expected


@pytest.mark.parametrize(
    ("before", "proposed"),
    [
        pytest.param(msa(INCIDENT), sla("We are quick.", LONGER), id="different sets"),
        pytest.param(msa(INCIDENT), sla(TAKEN, INCIDENT), id="the same words"),
        pytest.param(
            msa(INCIDENT),
            sla(TAKEN, INCIDENT.replace("means a failure", "means any failure")),
            id="nearly the same words",
        ),
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN, LONGER)},
            sla(TAKEN, LONGER.replace("72", "96")),
            id="they differed before",
        ),
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN, LONGER)},
            sla(TAKEN, LONGER, "We are quick."),
            id="the definition is not touched",
        ),
        pytest.param(
            msa(INCIDENT),
            sla(TAKEN, "For the purposes of this section, " + LONGER),
            id="for one part only",
        ),
        pytest.param(
            msa(INCIDENT),
            sla(TAKEN, LONGER.replace("means", "means, in place of what MSA-1 says,")),
            id="it names the other",
        ),
        pytest.param(
            msa(INCIDENT),
            sla(
                "See MSA-1.",
                "| Term | Meaning | From |\n|---|---|---|\n| Fault | A part that does not work |"
                " |\n| Critical Incident | A loss of more than 72 hours | MSA-1 §1 |",
            ),
            id="its row names the other",
        ),
        pytest.param(
            msa('"Term" means the time for which this agreement is in force for all.'),
            sla(TAKEN, '"Term" means the time of two years from the first use of it.'),
            id="it is about its own document",
        ),
        pytest.param(
            msa('Acme Hosting Limited of Bern in Switzerland (the "Supplier") hosts.'),
            sla(TAKEN, 'Birch Works Limited of Basel in Switzerland (the "Supplier") helps.'),
            id="a party",
        ),
        pytest.param(
            {**msa(INCIDENT), **sla(TAKEN, INCIDENT)},
            {**msa(LONGER), **sla(TAKEN, LONGER)},
            id="both change alike",
        ),
    ],
)
def test_definitions_that_do_not(before: dict[str, str], proposed: dict[str, str]) -> None:
    assert told(before, proposed, "DEF206") == []


def test_both_change_and_differ_is_told_once() -> None:
    before = {**msa(INCIDENT), **sla(TAKEN, INCIDENT)}
    after = {**msa(LONGER), **sla(TAKEN, LONGER.replace("72", "48"))}
    assert told(before, after, "DEF206") == [("breaking", "sla.md")]


LOGS = "Audit logs of the production systems shall be kept for at least 7 years after their use."
LONG = (
    "Whoever leaves the room last turns off the lamps, closes both windows, looks into the "
    "cold store, writes the time into the green book by the door and takes the key down to the "
    "porter."
)


def policy(*lines: str) -> dict[str, str]:
    return {"pol.md": "---\nnumber: POL-2\n---\n# Keeping\n\n## 4 Logs\n\n" + "\n\n".join(lines)}


def guide(*lines: str) -> dict[str, str]:
    return {"guide.md": "# Guide\n\n" + "\n\n".join(lines) + "\n"}


@pytest.mark.parametrize(
    ("before", "proposed", "expected"),
    [
        pytest.param(
            policy(LOGS),
            guide("Audit logs of production systems shall be kept for 7 years."),
            [("review", "guide.md")],
            id="the value of the same subject",
        ),
        pytest.param(
            policy(LOGS),
            guide(LOGS.replace("7", "5")),
            [("review", "guide.md")],
            id="another value in the same sentence",
        ),
        pytest.param(
            policy(LOGS),
            guide("This guideline governs all logs.", LOGS.replace("7", "5")),
            [("breaking", "guide.md")],
            id="and it claims to be in force",
        ),
        pytest.param(policy(LONG), guide(LONG), [("review", "guide.md")], id="a long passage"),
        pytest.param(
            policy(LONG),
            guide(LONG.replace("green", "blue")),
            [("review", "guide.md")],
            id="a long passage, nearly the same",
        ),
        pytest.param(
            {**policy(LOGS), **guide("# 1 Aim\n\nWe are careful.")},
            guide("# 1 Aim\n\nWe are careful.", "# 2 Logs\n\n" + LOGS),
            [("review", "guide.md")],
            id="a new section",
        ),
    ],
)
def test_a_second_source(
    before: dict[str, str], proposed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert told(before, proposed, "DOC512") == expected


@pytest.mark.parametrize(
    ("before", "proposed"),
    [
        pytest.param(policy(LOGS), guide("As POL-2 says:", LOGS), id="it cites the owner"),
        pytest.param(
            policy(LOGS),
            guide("Invoices of the vendors shall be kept for 7 years."),
            id="another subject",
        ),
        pytest.param(
            policy("The audit logs of production systems grew for 7 years."),
            guide("Audit logs of production systems shall be kept for 7 years."),
            id="the other does not lay it down",
        ),
        pytest.param(policy(LONG), guide(LONG[:90] + "."), id="a short passage"),
        pytest.param(
            {**policy(LONG), **guide(LONG)}, guide(LONG, "We are careful."), id="it stood before"
        ),
        pytest.param(
            {**policy(LONG), "a.md": f"# A\n\n{LONG}\n", "b.md": f"# B\n\n{LONG}\n"},
            guide(LONG),
            id="many say it",
        ),
        pytest.param(
            {"one.md": f"# Lease Agreement\n\nThis Agreement is made by A and B.\n\n{LOGS}\n"},
            {"two.md": f"# Lease Agreement\n\nThis Agreement is made by C and D.\n\n{LOGS}\n"},
            id="two agreements",
        ),
        pytest.param(
            {"news/5-3.md": f"# 5.3\n\n{LONG}\n"},
            {"news/5-4.md": f"# 5.4\n\n{LONG}\n"},
            id="the notes on two releases",
        ),
        pytest.param({**policy(LOGS), **guide(LOGS)}, {"guide.md": None}, id="one of two goes"),
    ],
)
def test_no_second_source(before: dict[str, str], proposed: dict[str, str]) -> None:
    assert told(before, proposed, "DOC512") == []


def test_a_draft_is_only_told_for_the_record() -> None:
    assert told(policy(LOGS), guide(LOGS), "DOC512", guide="draft") == []
