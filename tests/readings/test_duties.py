"""What is read of one sentence: who, how, what, on which condition; and what is no duty."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depgraph.model.duties import Duty, Passage
from extractors.readings.duties import lexicon, reader


def duties(text: str, lead: str = "", responsible: str = "", *, steps: bool = False) -> list[Duty]:
    """Return the duties of one passage."""
    return list(reader.read([Passage(text, lead, responsible, steps)])[0])


def bound(text: str, lead: str = "", responsible: str = "", *, steps: bool = False) -> list[str]:
    """Return who is bound, how and to what, one line a duty; brackets hold what undergoes it."""
    return [
        f"{duty.actor or '-'} {duty.modality.value}: {duty.action.head}"
        + (f" ({duty.object})" if duty.object else "")
        for duty in duties(text, lead, responsible, steps=steps)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Vendor shall notify the Buyer of a leak.", ["Vendor must: notify"], id="shall"
        ),
        pytest.param("Staff must wear gloves.", ["Staff must: wear"], id="must, bare plural"),
        pytest.param(
            "Engineers should label every cable.", ["Engineers should: label"], id="should"
        ),
        pytest.param(
            "Each Party may inspect the books.", ["Each Party may: inspect"], id="permission"
        ),
        pytest.param(
            "Employees shall not share badges.", ["Employees must not: share"], id="negated"
        ),
        pytest.param("Tenants may not keep dogs.", ["Tenants may not: keep"], id="may not"),
        pytest.param(
            "No employee may open the vault.", ["employee may not: open"], id="no before the noun"
        ),
        pytest.param(
            "Neither Party shall assign this contract.",
            ["Neither Party must not: assign"],
            id="neither",
        ),
        pytest.param("Staff can't bring visitors.", ["Staff may not: bring"], id="contraction"),
        pytest.param(
            "The Vendor will repair the pump.", ["Vendor must: repair"], id="will of a party"
        ),
        pytest.param(
            "The Lab Head is responsible for reviewing all logs.",
            ["Lab Head must: review"],
            id="is responsible for",
        ),
        pytest.param(
            "Contractors are required to sign the visitor book.",
            ["Contractors must: sign"],
            id="is required to",
        ),
        pytest.param(
            "The Buyer is not required to accept the goods.",
            ["Buyer need not: accept"],
            id="is not required to",
        ),
        pytest.param(
            "Visitors are prohibited from taking pictures.",
            ["Visitors must not: take"],
            id="is prohibited from",
        ),
        pytest.param(
            "The Buyer is entitled to reject the goods.",
            ["Buyer may: reject"],
            id="is entitled to",
        ),
        pytest.param(
            "The Buyer has the right to audit the plant.", ["Buyer may: audit"], id="has the right"
        ),
        pytest.param(
            "The Vendor has no obligation to store the goods.",
            ["Vendor need not: store"],
            id="has no obligation",
        ),
        pytest.param(
            "The Vendor agrees to insure the goods.", ["Vendor must: insure"], id="agrees to"
        ),
        pytest.param(
            "The Vendor shall use reasonable efforts to restore the line.",
            ["Vendor best efforts: restore"],
            id="efforts",
        ),
        pytest.param(
            "The Vendor shall endeavour to restore the line.",
            ["Vendor best efforts: restore"],
            id="endeavour",
        ),
        pytest.param("Our team aims to answer mail.", ["Our team aim: answer"], id="aims to"),
        pytest.param(
            "It is the responsibility of the Shift Lead to train new staff.",
            ["Shift Lead must: train"],
            id="the responsibility of",
        ),
        pytest.param("Badges are required.", ["- must: require (Badges)"], id="required alone"),
        pytest.param("Staff are to wear badges.", ["Staff must: wear"], id="are to"),
        pytest.param("Staff need to sign the book.", ["Staff must: sign"], id="need to"),
    ],
)
def test_a_modality(text: str, expected: list[str]) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Reports shall be signed by the QA Manager.",
            ["QA Manager must: sign (Reports)"],
            id="passive with agent",
        ),
        pytest.param(
            "Reports must be kept by hand.", ["- must: keep (Reports)"], id="by is no agent"
        ),
        pytest.param(
            "The Vendor shall inspect and may reject the goods.",
            ["Vendor must: inspect", "Vendor may: reject"],
            id="two modals, one subject",
        ),
        pytest.param(
            "The Vendor shall deliver the goods and the Buyer shall pay the price.",
            ["Vendor must: deliver", "Buyer must: pay"],
            id="two clauses",
        ),
        pytest.param(
            "If the goods are late, the Buyer may cancel the order.",
            ["Buyer may: cancel"],
            id="condition before",
        ),
        pytest.param(
            "The Vendor, at its own expense, shall promptly replace the goods.",
            ["Vendor must: replace"],
            id="insertion",
        ),
        pytest.param(
            "Any clerk who copies a file must record it.",
            ["clerk must: record"],
            id="relative clause",
        ),
        pytest.param(
            "The owner of the plant shall file a report.",
            ["owner of the plant must: file"],
            id="of stays with its noun",
        ),
        pytest.param(
            "Persons with access to the vault must carry a badge.",
            ["Persons must: carry"],
            id="with does not",
        ),
        pytest.param(
            "The Vendor, its affiliates and their agents shall comply with the law.",
            ["Vendor, its affiliates and their agents must: comply"],
            id="list of actors",
        ),
        pytest.param(
            "The Vendor warrants that it will replace broken parts.",
            ["Vendor must: replace"],
            id="it is the party",
        ),
        pytest.param(
            "In no event shall the Vendor disclose the recipe.",
            ["Vendor must not: disclose"],
            id="inverted",
        ),
        pytest.param(
            "The Vendor shall: (a) test the goods; (b) promptly notify the Buyer.",
            ["Vendor must: test", "Vendor must: notify"],
            id="list in the sentence",
        ),
        pytest.param(
            "B. The Buyer shall pay the price.", ["Buyer must: pay"], id="typed letter is no word"
        ),
    ],
)
def test_an_actor(text: str, expected: list[str]) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The box may contain nuts.", id="possibility"),
        pytest.param("Delays may occur.", id="possibility of a thing"),
        pytest.param("The audit took place in May 2024.", id="month"),
        pytest.param("“Goods” shall mean the items in Annex 1.", id="meaning"),
        pytest.param("The goods shall be deemed accepted.", id="deemed"),
        pytest.param("This contract shall be governed by Danish law.", id="governing law"),
        pytest.param("This contract shall survive its end.", id="effect"),
        pytest.param("The change will cause delays.", id="prediction"),
        pytest.param("If the Vendor must stop work, costs rise.", id="condition"),
        pytest.param("Must the Vendor reply?", id="question"),
        pytest.param("As may be agreed, goods are shipped.", id="as may be"),
        pytest.param("The Vendor lost the will to continue.", id="noun"),
        pytest.param("Nothing in this contract shall limit the law.", id="nothing shall"),
        pytest.param("The Vendor ships goods on Monday.", id="plain statement"),
        pytest.param("Should the Vendor fail, costs rise.", id="should as if"),
        pytest.param("Each party agrees to the terms.", id="agrees to a thing"),
        pytest.param("To the extent Acme may do so, costs rise.", id="to the extent"),
    ],
)
def test_no_duty(text: str) -> None:
    assert bound(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Record the weight in the log.", ["- must: record"], id="instruction"),
        pytest.param("Do not open the valve.", ["- must not: open"], id="do not"),
        pytest.param("Never open the valve.", ["- must not: open"], id="never"),
        pytest.param(
            "If the seal is torn, replace it.", ["- must: replace"], id="after condition"
        ),
        pytest.param("Record retention", [], id="noun phrase"),
        pytest.param("Access is logged.", [], id="noun as subject"),
        pytest.param("See the annex.", [], id="remark"),
        pytest.param(
            "Test results must be filed.", ["- must: file (Test results)"], id="noun, not verb"
        ),
    ],
)
def test_a_step(text: str, expected: list[str]) -> None:
    assert bound(text, steps=True) == expected


def test_a_sentence_without_subject_is_no_step_where_none_are_expected() -> None:
    assert bound("Record the weight in the log.") == []


@pytest.mark.parametrize(
    ("text", "lead", "expected"),
    [
        pytest.param(
            "keep the goods dry;", "The Vendor shall:", ["Vendor must: keep"], id="verb item"
        ),
        pytest.param(
            "(b) not sell the goods; or",
            "The Vendor shall:",
            ["Vendor must not: sell"],
            id="negated item behind its mark",
        ),
        pytest.param(
            "copy the manual.", "Users must not:", ["Users must not: copy"], id="ban is carried"
        ),
        pytest.param(
            "The Buyer shall pay the price.",
            "The parties agree that the Vendor shall:",
            ["Buyer must: pay"],
            id="an item with its own subject",
        ),
        pytest.param("Slack", "The tools include:", [], id="lead without a duty"),
    ],
)
def test_a_list_item(text: str, lead: str, expected: list[str]) -> None:
    assert bound(text, lead) == expected


def test_the_responsible_person_does_the_step() -> None:
    assert bound("Weigh the sample.", responsible="Analyst", steps=True) == ["Analyst must: weigh"]


def test_a_whole_duty() -> None:
    text = "Unless the Buyer objects, the Vendor shall notify the Buyer within two days."
    (duty,) = duties(text)
    assert [(c.kind.value, c.text) for c in duty.conditions] == [
        ("except", "Unless the Buyer objects"),
        ("time", "within two days"),
    ]
    assert (duty.action.head, duty.action.words) == ("notify", ("buyer",))
    assert text[duty.at[0] : duty.at[1]] == "shall"
    assert text[duty.start : duty.end] == duty.sentence == text


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("The Vendor shall give the Buyer notice.", "notify", id="give notice"),
        pytest.param("The Vendor shall notify the Buyer.", "notify", id="notify"),
        pytest.param("The Vendor shall conduct an audit.", "audit", id="conduct an audit"),
        pytest.param("The Vendor shall make the payment.", "pay", id="make payment"),
        pytest.param("The goods shall be stored.", "store", id="participle with e"),
        pytest.param("The goods shall be shipped.", "ship", id="doubled letter"),
        pytest.param("The plan shall be modified.", "modify", id="ied"),
        pytest.param("The log shall be kept.", "keep", id="irregular"),
    ],
)
def test_one_head_for_one_action(text: str, head: str) -> None:
    assert [duty.action.head for duty in duties(text)] == [head]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * 100_000, id="brackets"),
        pytest.param("shall " * 50_000, id="modals"),
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param("The Vendor shall " + "and the , " * 30_000, id="commas"),
        pytest.param(" " * 1_000_000, id="blanks"),
        pytest.param("shall", id="a modal alone"),
        pytest.param("The Vendor shall", id="nothing governed"),
        pytest.param("must not be", id="nothing behind be"),
        pytest.param("\u0000 may \u202e not", id="control characters"),
    ],
)
def test_reading_never_fails(text: str) -> None:
    assert isinstance(reader.read([Passage(text, steps=True), Passage(text, lead=text)]), list)


_WORDS = sorted(
    lexicon.words(
        "the a no each Vendor Buyer it who which that and or but if unless when before by of to"
        " for shall must may will can should not be been have is are required responsible"
        " entitled agrees use efforts notify keep kept records ( ) , ; : . (a) “ ” either such as"
    )
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.booleans())
def test_any_words_give_duties_inside_their_text(words: list[str], steps: bool) -> None:  # noqa: FBT001
    text = " ".join(words)
    for duty in duties(text, "The Vendor shall:" if steps else "", steps=steps):
        assert 0 <= duty.start <= duty.at[0] <= duty.at[1] <= duty.end <= len(text)
