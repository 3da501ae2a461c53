import pytest
from word_files import (
    abstract,
    labels,
    level,
    listed,
    num,
    numbered,
    para,
    read,
    style,
    styled,
    word,
)

LEGAL = abstract(
    0,
    level(0, "%1."),
    level(1, "%1.%2"),
    level(2, "(%3)", "lowerLetter"),
    level(3, "(%4)", "lowerRoman"),
)


def shown(levels: list[str], walk: str, overrides: str = "") -> list[str]:
    """Return the labels of a walk such as ``0 1 1 0`` through the levels of one list."""
    body = "".join(listed(1, int(at), "x") for at in walk.split())
    data = word(body, numbering=abstract(0, *levels) + num(1, 0, overrides))
    return [label for label, _ in labels(data)]


@pytest.mark.parametrize(
    ("levels", "walk", "expected"),
    [
        pytest.param(
            [level(0, "%1."), level(1, "%1.%2")],
            "0 1 1 0 1",
            ["1.", "1.1", "1.2", "2.", "2.1"],
            id="an upper number starts the lower ones again",
        ),
        pytest.param(
            [level(0, "%1"), level(1, "%2", more='<w:lvlRestart w:val="0"/>')],
            "0 1 1 0 1",
            ["1", "1", "2", "2", "3"],
            id="lvlRestart 0 counts on",
        ),
        pytest.param(
            [
                level(0, "%1"),
                level(1, "%2"),
                level(2, "%3", more='<w:lvlRestart w:val="1"/>'),
            ],
            "0 1 2 1 2 0 1 2",
            ["1", "1", "1", "2", "2", "2", "1", "1"],
            id="lvlRestart 1 starts again only after the first level",
        ),
        pytest.param(
            [level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3")],
            "2 0 2",
            ["1.1.1", "1", "1.1.1"],
            id="levels left out show their start",
        ),
        pytest.param(
            [level(0, "Article %1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")],
            "0 0 0 0 1",
            ["Article I", "Article II", "Article III", "Article IV", "4.1"],
            id="isLgl shows all in figures",
        ),
        pytest.param(
            [level(0, "Article %1", "upperRoman"), level(1, "%1.%2", more='<w:isLgl w:val="0"/>')],
            "0 1",
            ["Article I", "I.1"],
            id="isLgl switched off",
        ),
        pytest.param(
            [level(0, "%1", start=5), level(1, "%1.%2", start=0)],
            "0 1 1",
            ["5", "5.0", "5.1"],
            id="a start other than one",
        ),
        pytest.param(
            [level(0, "\N{BULLET}", "bullet"), level(1, "%2)")],
            "0 1 0 1",
            ["", "1)", "", "1)"],
            id="bullets show no label and start the lower numbers again",
        ),
        pytest.param(
            [level(0, "", "none"), level(1, "%1%2.")],
            "0 1 0 1",
            ["", "1.", "", "1."],
            id="a level without a number",
        ),
        pytest.param(
            [level(0, "", "none"), level(1, "%1%2.", more="<w:isLgl/>")],
            "0 1",
            ["", "1."],
            id="isLgl brings back no number that is switched off",
        ),
        pytest.param([level(0, "100%%1")], "0", ["100%1"], id="a per cent sign in the text"),
        pytest.param([level(0, "%9.%1")], "0", ["1.1"], id="a level that is not defined"),
        pytest.param([level(0, " %1.  ")], "0", ["1."], id="white space around"),
    ],
)
def test_levels_count_and_restart(levels: list[str], walk: str, expected: list[str]) -> None:
    texts = [label for label in shown(levels, walk) if label]
    assert texts == [label for label in expected if label]


@pytest.mark.parametrize(
    ("number_format", "counts"),
    [
        pytest.param("decimal", {1: "1", 12: "12"}, id="figures"),
        pytest.param("decimalZero", {1: "01", 12: "12"}, id="two figures"),
        pytest.param("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}, id="small letters"),
        pytest.param("upperLetter", {3: "C", 28: "BB"}, id="capitals"),
        pytest.param("lowerRoman", {4: "iv", 19: "xix", 40: "xl"}, id="small roman"),
        pytest.param("upperRoman", {9: "IX", 90: "XC", 1994: "MCMXCIV"}, id="roman"),
        pytest.param("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 22: "22nd"}, id="1st"),
        pytest.param("cardinalText", {1: "One", 42: "Forty-two", 100: "One hundred"}, id="words"),
        pytest.param(
            "ordinalText",
            {1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first", 100: "One hundredth"},
            id="ordinal words",
        ),
        pytest.param("numberInDash", {2: "- 2 -"}, id="in dashes"),
        pytest.param("aiueo", {1: "ア", 2: "イ"}, id="kana"),
        pytest.param("japaneseCounting", {1: "一", 10: "十", 21: "二十一"}, id="han figures"),
        pytest.param("decimalEnclosedCircle", {1: "①", 21: "21"}, id="circled up to twenty"),
        pytest.param("neverHeardOf", {7: "7"}, id="an unknown format counts in figures"),
        pytest.param("lowerLetter", {0: "0"}, id="no letter for zero"),
        pytest.param("upperRoman", {0: "0", 40000: "40000"}, id="no roman numeral out of range"),
    ],
)
def test_numbers_are_written_in_their_format(number_format: str, counts: dict[int, str]) -> None:
    for count, expected in counts.items():
        assert shown([level(0, "%1", number_format, start=count)], "0") == [expected]


def test_a_custom_format_gives_the_width() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="SOP-%1"/></w:lvl>'
    )
    assert shown([custom], "0") == ["SOP-007"]


def test_lists_of_one_definition_share_their_counters() -> None:
    body = listed(1, 0, "a") + listed(2, 0, "b") + listed(1, 0, "c")
    numbering = LEGAL + num(1, 0) + num(2, 0)
    assert labels(word(body, numbering=numbering)) == [("1.", "a"), ("2.", "b"), ("3.", "c")]


def test_lists_of_two_definitions_count_apart() -> None:
    other = abstract(1, level(0, "%1)", "lowerLetter"))
    body = listed(1, 0, "a") + listed(2, 0, "b") + listed(1, 0, "c")
    numbering = LEGAL + other + num(1, 0) + num(2, 1)
    assert labels(word(body, numbering=numbering)) == [("1.", "a"), ("a)", "b"), ("2.", "c")]


START_AT_1 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
START_SUB = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("overrides", "walk", "expected"),
    [
        pytest.param(
            START_AT_1,
            [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)],
            ["1.", "2.", "1.", "2.", "3.", "4."],
            id="once for each list",
        ),
        pytest.param(
            START_AT_1,
            [(1, 0), (1, 0), (2, 1), (2, 0)],
            ["1.", "2.", "2.1", "1."],
            id="only on the paragraph's own level",
        ),
        pytest.param(
            START_SUB,
            [(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)],
            ["1.", "1.5", "1.6", "2.", "2.1"],
            id="not again after a restart",
        ),
    ],
)
def test_a_start_override_acts_once(
    overrides: str, walk: list[tuple[int, int]], expected: list[str]
) -> None:
    body = "".join(listed(key, at, "x") for key, at in walk)
    data = word(body, numbering=LEGAL + num(1, 0) + num(2, 0, overrides))
    assert [label for label, _ in labels(data)] == expected


def test_a_list_replaces_a_whole_level_for_itself() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Step %1:")}</w:lvlOverride>'
    body = listed(1, 0, "a") + listed(2, 0, "b") + listed(1, 0, "c")
    data = word(body, numbering=LEGAL + num(1, 0) + num(2, 0, override))
    assert labels(data) == [("1.", "a"), ("Step 2:", "b"), ("3.", "c")]


STYLES = (
    style("H1", f"<w:pPr>{numbered(1)}</w:pPr>", name="heading 1")
    + style("H2", f"<w:pPr>{numbered(1, 1)}</w:pPr>", name="heading 2")
    + style("H2Tight", based_on="H2")
    + style("Clause", f"<w:pPr>{numbered(1, 2)}</w:pPr>")
    + style("Off", f"<w:pPr>{numbered(0)}</w:pPr>", based_on="H1")
)
TIED = abstract(
    0,
    level(0, "%1.", more='<w:pStyle w:val="H1"/>'),
    level(1, "%1.%2", more='<w:pStyle w:val="H2"/>'),
    level(2, "(%3)", "lowerLetter"),
) + num(1, 0)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(styled("H1", "a") + styled("H2", "b"), ["1.", "1.1"], id="by the style"),
        pytest.param(styled("H2Tight", "a"), ["1.1"], id="by the style it is based on"),
        pytest.param(styled("Clause", "a"), ["(a)"], id="the level that the style asks for"),
        pytest.param(
            styled("H1", "a") + styled("H1", "b", numbered(0)) + styled("H1", "c"),
            ["1.", "", "2."],
            id="numId 0 takes the number away",
        ),
        pytest.param(styled("Off", "a"), [""], id="numId 0 in a style"),
        pytest.param(
            styled("H1", "a", numbered(ilvl=2)), ["(a)"], id="own level, the list of the style"
        ),
        pytest.param(
            styled("H2", "a", numbered(1)), ["1.1"], id="own list, the level of the style"
        ),
        pytest.param(styled("Unknown", "a"), [""], id="a style that is not there"),
        pytest.param(listed(9, 0, "a"), [""], id="a list that is not there"),
        pytest.param(listed(-1, 0, "a"), [""], id="a list below zero"),
        pytest.param(listed(1, 7, "a"), [""], id="a level that is not there"),
    ],
)
def test_numbers_come_through_styles(body: str, expected: list[str]) -> None:
    data = word(body, styles=STYLES, numbering=TIED)
    assert [label for label, _ in labels(data)] == expected


def test_styles_based_on_each_other_end() -> None:
    loop = style("A", based_on="B") + style("B", based_on="A")
    assert labels(word(styled("A", "text"), styles=loop)) == [("", "text")]


def test_a_list_finds_its_levels_through_a_list_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Steps"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Steps"/>'
        + level(0, "Step %1")
        + "</w:abstractNum>"
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("Steps", f"<w:pPr>{numbered(2)}</w:pPr>", kind="numbering")
    body = listed(1, 0, "a") + listed(2, 0, "b")
    assert labels(word(body, numbering=numbering, styles=styles)) == [
        ("Step 1", "a"),
        ("Step 2", "b"),
    ]


def test_list_styles_that_lead_in_a_circle_give_no_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        + num(1, 0)
    )
    styles = style("S", f"<w:pPr>{numbered(1)}</w:pPr>", kind="numbering")
    assert labels(word(listed(1, 0, "a"), numbering=numbering, styles=styles)) == [("", "a")]


@pytest.mark.parametrize(
    ("levels", "walk", "expected"),
    [
        pytest.param(
            [
                level(0, "%1."),
                level(1, "%1.%2"),
                level(2, "(%3)", "lowerLetter"),
                level(3, "(%4)", "lowerRoman"),
            ],
            "0 0 0 0 1 1 2 2 3 3 3",
            "4.2(b)(iii)",
            id="a lawyer's list",
        ),
        pytest.param(
            [level(0, "%1."), level(1, "%2.", "lowerLetter"), level(2, "%3.", "lowerRoman")],
            "0 1 2 2",
            "1.a.ii",
            id="full stops between, none at the end",
        ),
        pytest.param(
            [level(0, "Article %1", "upperRoman"), level(1, "Section %1.%2", more="<w:isLgl/>")],
            "0 0 1",
            "Section 2.1",
            id="the label holds the upper number already",
        ),
        pytest.param(
            [level(0, "%1)"), level(1, "(%2)", "lowerLetter")], "0 1", "1)(a)", id="brackets stay"
        ),
        pytest.param(
            [level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")],
            "0 2",
            "1(a)",
            id="a level left out is not invented",
        ),
        pytest.param(
            [level(0, "%1."), level(1, "(%2)", "lowerLetter"), level(2, "(%3)", "lowerRoman")],
            "0 1 0 2",
            "2(i)",
            id="nor taken from the part before",
        ),
        pytest.param(
            [level(0, "\N{BULLET}", "bullet"), level(1, "(%2)", "lowerLetter")],
            "0 1",
            "(a)",
            id="under a bullet",
        ),
        pytest.param(
            [level(0, "%1."), level(1, "(%2)"), level(2, "%2-%3")],
            "0 1 1 2",
            "1.2-1",
            id="a label that holds only the last upper number",
        ),
    ],
)
def test_the_full_number_names_the_way_down(levels: list[str], walk: str, expected: str) -> None:
    body = "".join(listed(1, int(at), "x") for at in walk.split())
    blocks = read(word(body, numbering=abstract(0, *levels) + num(1, 0))).blocks
    assert blocks[-1].number == expected


def test_the_full_number_does_not_pass_over_a_bullet() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "-", "bullet")}</w:lvlOverride>'
    lists = abstract(0, level(0, "%1."), level(1, "(%2)")) + num(1, 0) + num(2, 0, override)
    body = listed(1, 0, "a") + listed(2, 0, "b") + listed(1, 1, "c")
    numbers = [block.number for block in read(word(body, numbering=lists)).blocks]
    assert numbers == ["1", "", "(1)"]


@pytest.mark.parametrize(
    ("empty", "expected"),
    [
        pytest.param(listed(1, 0, ""), [("1.", ""), ("2.", "b")], id="an empty item is numbered"),
        pytest.param(
            para("", numbered(1, 0) + "<w:sectPr/>"), [("1.", "b")], id="not the end of a section"
        ),
        pytest.param(
            para("", numbered(1, 0) + "<w:rPr><w:vanish/></w:rPr>"),
            [("1.", "b")],
            id="not a hidden one",
        ),
        pytest.param(
            para("a", numbered(1, 0) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"),
            [("1.", "a"), ("2.", "b")],
            id="a heading that runs into the text",
        ),
    ],
)
def test_empty_paragraphs(empty: str, expected: list[tuple[str, str]]) -> None:
    data = word(empty + listed(1, 0, "b"), numbering=LEGAL + num(1, 0))
    assert labels(data) == expected
