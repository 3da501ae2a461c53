"""Lists, tables and paragraphs are paired by what they say, wherever they stand."""

import pytest

from tests.memory import judged, said

HEAD = (
    "---\nnumber: SOP-1\n---\n# Filling\n\n## 1 Scope\n\nThis is for the line.\n\n## 2 Steps\n\n"
)
STEPS = (
    "1. Open the valve slowly.\n2. Fill the bottle to the mark.\n"
    "3. Close the valve and wait 10 minutes.\n4. Label the bottle.\n"
)
TURNED = (
    "1. Open the valve slowly.\n2. Close the valve and wait 10 minutes.\n"
    "3. Fill the bottle to the mark.\n4. Label the bottle.\n"
)
ITEMS = "- bread from the mill\n- butter from the farm\n- cheese from the hill\n"
TABLE = (
    "| Item | Period |\n|---|---|\n| Logs | 7 years |\n| Mail | 3 years |\n| Files | 5 years |\n"
)
COUNTED = (
    "| No. | Item | Period |\n|---|---|---|\n| 1 | Logs | 7 years |\n| 2 | Mail | 3 years |\n"
)
TEXT = "The operator shall fill the bottle. The operator shall close it within 10 minutes.\n"
CUT = TEXT.replace(". The", ".\n\nThe")
LETTERS = "(a) supplier shall keep logs for 7 years;\n\n(b) supplier shall pay in 30 days;\n\n"
LOGS = "Logs are kept for 7 years (SOP-1 §2).\n"


def told(old: str, new: str, citing: str) -> list[tuple[str, str, str]]:
    return said(judged({"s.md": HEAD + old, "x.md": citing}, {"s.md": HEAD + new}))


@pytest.mark.parametrize(
    ("old", "new", "citing"),
    [
        pytest.param(STEPS, TURNED, "As SOP-1 section 2 says.\n", id="steps in another order"),
        pytest.param(ITEMS, "\n".join(sorted(ITEMS.splitlines(), reverse=True)), LOGS, id="items"),
        pytest.param(
            TABLE,
            TABLE.replace("| Logs | 7 years |\n", "") + "| Logs | 7 years |\n",
            LOGS,
            id="rows in another order",
        ),
        pytest.param(
            TABLE.replace("3", "7").replace("5", "7"),
            "| Item | Period |\n|---|---|\n| Files | 7 years |\n| Mail | 7 years |\n"
            "| Logs | 7 years |\n",
            LOGS,
            id="rows that share a value",
        ),
        pytest.param(
            TABLE,
            "| Period | Item |\n|---|---|\n| 7 years | Logs |\n| 3 years | Mail |\n"
            "| 5 years | Files |\n",
            LOGS,
            id="columns in another order",
        ),
        pytest.param(
            TABLE, TABLE.replace("| Mail", "| Keys | 2 years |\n| Mail"), LOGS, id="a row"
        ),
        pytest.param(
            COUNTED,
            COUNTED.replace("| 1 | Logs", "| 1 | Keys | 2 years |\n| 2 | Logs").replace(
                "| 2 | Mail", "| 3 | Mail"
            ),
            LOGS,
            id="a row in a table that counts its rows",
        ),
        pytest.param(TEXT, CUT, "Within 10 minutes (SOP-1 §2).\n", id="a paragraph is cut"),
        pytest.param(CUT, TEXT, "Within 10 minutes (SOP-1 §2).\n", id="two become one"),
        pytest.param(
            STEPS,
            STEPS.replace(" and wait 10 minutes.\n4.", ".\n4. Wait 10 minutes.\n5."),
            "Wait for 10 minutes (SOP-1 §2).\n",
            id="a step becomes two",
        ),
        pytest.param(
            STEPS,
            STEPS.replace("mark.\n3. ", "mark. ").replace("4. L", "3. L"),
            "Wait for 10 minutes (SOP-1 §2).\n",
            id="two steps become one",
        ),
    ],
)
def test_the_same_in_another_shape(old: str, new: str, citing: str) -> None:
    assert told(old, new, citing) == []


@pytest.mark.parametrize(
    ("old", "new", "citing", "expected"),
    [
        pytest.param(
            STEPS,
            TURNED,
            "See SOP-1 section 2 step 2.\n",
            [("REF110", "breaking", "x.md")],
            id="a step that is cited by its number",
        ),
        pytest.param(
            LETTERS,
            "(a) supplier shall pay in 30 days;\n\n(b) supplier shall keep logs for 7 years;\n\n",
            "Paid in 30 days (SOP-1 §2(b)).\n",
            [("REF110", "breaking", "x.md")],
            id="a letter that is cited",
        ),
        pytest.param(
            TABLE,
            TABLE.replace("7", "x").replace("3", "7").replace("x", "3"),
            LOGS,
            [("VAL301", "breaking", "x.md")],
            id="two rows change their values",
        ),
        pytest.param(
            "| Item | Soft | Hard |\n|---|---|---|\n| Logs | 7 years | 3 years |\n",
            "| Item | Soft | Hard |\n|---|---|---|\n| Logs | 3 years | 7 years |\n",
            LOGS,
            [("VAL301", "breaking", "x.md")],
            id="two columns change their values",
        ),
        pytest.param(
            COUNTED,
            COUNTED.replace("7 years", "9 years"),
            LOGS,
            [("VAL301", "breaking", "x.md")],
            id="a value in a table that counts its rows",
        ),
        pytest.param(
            TEXT,
            CUT.replace("10", "5"),
            "Close it within 10 minutes (SOP-1 §2).\n",
            [("VAL301", "breaking", "x.md")],
            id="a paragraph is cut and edited",
        ),
    ],
)
def test_what_differs_is_still_seen(
    old: str, new: str, citing: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(old, new, citing) == expected
