"""DEF204 and DEF207: what a definition covers, and what its abbreviation stands for."""

import pytest

from depgraph.analysis.rules.lists import Narrowed, narrowed
from tests.memory import judged, said

TAKEN = "Capitalised terms used but not defined here have the meaning given in MSA-1."
DATA = '"Personal Data" means any information about a person, including names and device ids.'
LETTERED = '"Records" means (a) logs; (b) invoices; and (c) drawings.'
CREDIT = '"Service Credit" or "SC" means a credit against the fees.'
RISK = "We watch each Key Risk Indicator (KRI)."


def of_edit(
    before: str, after: str, downstream: str, **classes: str
) -> list[tuple[str, str, str]]:
    """Return what a user of the terms is told when *before* becomes *after*."""
    front = "---\nnumber: MSA-1\n---\n# Master\n\n## 1 Definitions\n\n"
    texts = {"msa.md": front + before, "x.md": f"# Notes\n\n{TAKEN}\n\n{downstream}\n"}
    return said(judged(texts, {"msa.md": front + after}, **classes))


@pytest.mark.parametrize(
    ("before", "after", "downstream", "level"),
    [
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ""),
            "We delete Personal Data such as device ids after a year.",
            "breaking",
            id="the item dropped is named",
        ),
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ", but excluding device ids"),
            "We delete Personal Data such as device ids after a year.",
            "breaking",
            id="an item moved to what is left out",
        ),
        pytest.param(
            LETTERED,
            LETTERED.replace("(b) invoices; and (c) drawings", "and (b) invoices"),
            "We keep Records such as drawings for long.",
            "breaking",
            id="a lettered item is gone",
        ),
        pytest.param(
            DATA.replace(".", ", other than cookies."),
            DATA.replace(".", ", other than cookies and photographs."),
            "We print Personal Data (photographs above all).",
            "breaking",
            id="an item newly left out is named",
        ),
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ""),
            "We delete Personal Data after a year.",
            "review",
            id="the item dropped is not named",
        ),
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ""),
            "We delete Personal Data, but not device ids.",
            "review",
            id="the item dropped is said not to be meant",
        ),
        pytest.param(
            DATA,
            DATA.replace("names and", "names, addresses and"),
            "We delete Personal Data such as addresses.",
            "review",
            id="an item is gained",
        ),
    ],
)
def test_a_list_that_loses_or_gains_an_item(
    before: str, after: str, downstream: str, level: str
) -> None:
    assert of_edit(before, after, downstream) == [("DEF204", level, "x.md")]


@pytest.mark.parametrize(
    ("before", "after", "downstream", "expected"),
    [
        pytest.param(
            DATA,
            DATA.replace("names and device ids", "device ids and names"),
            "We delete Personal Data such as names.",
            [("DEF203", "review", "x.md")],
            id="another order",
        ),
        pytest.param(
            DATA,
            DATA.replace("device ids", "ids of devices"),
            "We delete Personal Data such as device ids.",
            [("DEF203", "review", "x.md")],
            id="an item in other words",
        ),
        pytest.param(
            DATA,
            DATA.replace("about a person", "about a living person"),
            "We delete Personal Data such as device ids.",
            [("DEF203", "review", "x.md")],
            id="words beside the list",
        ),
        pytest.param(
            DATA,
            DATA.replace("including names", "including, names,"),
            "We delete Personal Data.",
            [],
            id="commas",
        ),
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ""),
            "We delete device ids after a year.",
            [],
            id="nobody uses the term",
        ),
        pytest.param(
            DATA,
            DATA.replace(" and device ids", ""),
            '"Personal Data" means device ids. We delete Personal Data.',
            [],
            id="the user defines it",
        ),
        pytest.param(
            '"Window" means the hours before 4 days, including Mondays and Fridays.',
            '"Window" means the hours before 5 days, including Mondays.',
            "Work shall be done in the Window, on Fridays for example.",
            [("DEF203", "breaking", "x.md")],
            id="a number changes as well, which weighs more",
        ),
    ],
)
def test_a_list_that_covers_the_same(
    before: str, after: str, downstream: str, expected: list[tuple[str, str, str]]
) -> None:
    assert of_edit(before, after, downstream) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "fees, including taxes, duties and fines",
            "fees, including taxes and duties",
            Narrowed(("fines",)),
            id="the last of three",
        ),
        pytest.param(
            "fees, including but not limited to taxes",
            "fees, including but not limited to taxes or the like, such as duties",
            Narrowed((), ("like", "duties")),
            id="two lists",
        ),
        pytest.param(
            "any day other than Sundays",
            "any day other than Sundays and Mondays",
            Narrowed(("mondays",)),
            id="left out now",
        ),
        pytest.param("taxes and fines", "taxes", Narrowed(), id="no list"),
        pytest.param(
            "fees, including taxes", "fees and taxes", Narrowed(), id="said outside the list"
        ),
        pytest.param("fees such as (a) tolls", "fees such as tolls", Narrowed(), id="letters"),
    ],
)
def test_items_of_a_meaning(before: str, after: str, expected: Narrowed) -> None:
    assert narrowed(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "downstream", "expected"),
    [
        pytest.param(
            CREDIT,
            CREDIT.replace(' or "SC"', ""),
            "An SC is paid. The SC is due.",
            [("DEF207", "breaking", "x.md")],
            id="dropped",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"SC"', '"SCR"'),
            "An SC is paid. The SC is due.",
            [("DEF207", "breaking", "x.md")],
            id="changed",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"SC"', '"SCR"'),
            "Each Service Credit is paid. The SC is due.",
            [("DEF207", "review", "x.md")],
            id="the user writes the long form as well",
        ),
        pytest.param(
            RISK,
            RISK.replace("KRI", "RI"),
            "The KRI is red. A KRI is watched.",
            [("DEF207", "breaking", "x.md")],
            id="initials behind the words",
        ),
        pytest.param(
            RISK,
            RISK.replace("Risk", "Reserve"),
            "The KRI is red. A KRI is watched.",
            [("DEF207", "review", "x.md")],
            id="the words in front of the initials",
        ),
        pytest.param(
            '"Data Owner" ("DW") means who keeps the data.',
            '"Data Owner" ("DWN") means who keeps the data.',
            "The DW signs. A DW is named.",
            [("DEF207", "breaking", "x.md")],
            id="set in brackets",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"SC"', '"SC" or "SCR"'),
            "An SC is paid. The SC is due.",
            [],
            id="a further one",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"SC"', '"SCR"'),
            "A Service Credit is paid.",
            [],
            id="the long form alone is used",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"SC"', '"SCR"'),
            'A supply contract (the "SC") is signed. The SC is kept.',
            [],
            id="the user explains it otherwise",
        ),
        pytest.param(
            RISK,
            RISK.replace("Key Risk Indicator", "Key-Risk Indicator"),
            "The KRI is red. A KRI is watched.",
            [],
            id="a hyphen",
        ),
        pytest.param(
            CREDIT,
            CREDIT.replace('"Service Credit"', '"Availability Credit"'),
            "A Service Credit is paid.",
            [("DEF202", "breaking", "x.md")],
            id="the long form is renamed",
        ),
        pytest.param(
            RISK, RISK + " It is red.", "The KRI is red. A KRI is low.", [], id="words behind it"
        ),
    ],
)
def test_an_abbreviation(
    before: str, after: str, downstream: str, expected: list[tuple[str, str, str]]
) -> None:
    assert of_edit(before, after, downstream) == expected


def test_the_new_abbreviation_is_offered_for_each_use() -> None:
    front = "---\nnumber: MSA-1\n---\n# Master\n\n" + CREDIT.replace('"SC"', '"SVC"')
    texts = {"msa.md": front, "x.md": f"{TAKEN}\n\nAn SVC is paid. All SVCs are due.\n"}
    (finding, *_) = judged(texts, {"msa.md": front.replace('"SVC"', '"SCR"')}).findings
    assert [edit.after for fix in finding.fixes for edit in fix.edits] == ["SCR", "SCRs"]


def test_a_draft_is_only_told_for_the_record() -> None:
    after = DATA.replace(" and device ids", "")
    assert of_edit(DATA, after, "We delete Personal Data such as device ids.", x="draft") == []
