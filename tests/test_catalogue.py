"""Every rule is told in plain words, completely and without a false promise."""

import json
import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from depgraph.analysis.catalogue import FAMILIES, RULES, Rule, rule_named, rules_named
from depgraph.errors import UnknownRuleError
from depgraph.model.findings import Level, Safety
from depgraph.report.explain import rule_as_json, rule_text, rules_text
from depgraph.report.look import Look

Golden = Callable[[str, str], None]

EACH = [pytest.param(rule, id=rule.id) for rule in RULES.values()]
TOLD = ("trigger", "why", "before", "after", "breaks", "what_to_do", "not_reported")
JARGON = re.compile(
    r"\b(node|edge|AST|graph|parse[rd]?|regex|token|hash|downstream|upstream|corpus|fingerprint)\b",
    re.IGNORECASE,
)
ENGINE = re.compile(r"`depgraph (?!check|explain|impact|update|init)\w+")


@pytest.mark.parametrize("rule", EACH)
def test_a_rule_leaves_nothing_out(rule: Rule) -> None:
    assert [name for name in TOLD if not getattr(rule, name).strip()] == []
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.id.startswith(rule.family)
    assert rule.family in FAMILIES
    assert rule.profile in ("references", "consistency", "controlled")


@pytest.mark.parametrize("rule", EACH)
def test_the_default_level_is_one_that_the_rule_explains(rule: Rule) -> None:
    assert getattr(rule, rule.default_level.value)
    if rule.default_level is Level.BREAKING:
        assert rule.breaking


@pytest.mark.parametrize("rule", EACH)
def test_what_is_mentioned_exists(rule: Rule) -> None:
    told = " ".join(getattr(rule, name) for name in TOLD)
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", told)) <= RULES.keys()
    assert set(rule.see_also) <= RULES.keys() - {rule.id}
    assert not ENGINE.search(told)


@pytest.mark.parametrize("rule", EACH)
def test_words_are_for_people_who_do_not_program(rule: Rule) -> None:
    texts = [getattr(rule, f.name) for f in fields(rule) if f.name not in ("id", "name")]
    found = [JARGON.findall(text) for text in texts if isinstance(text, str)]
    assert [words for words in found if words] == []


@pytest.mark.parametrize("rule", EACH)
def test_sentences_end_and_conditions_do_not(rule: Rule) -> None:
    assert all(text.endswith(".") for text in (rule.trigger, rule.why, rule.what_to_do))
    conditions = (rule.breaking, rule.review, rule.info, rule.not_reported)
    assert not any(text.endswith(".") for text in conditions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("REF101", "REF108", id="removed and added"),
        pytest.param("REF102", "REF110", id="a number gone and a number reused"),
        pytest.param("VAL302", "VAL303", id="stricter and looser"),
        pytest.param("OBL401", "OBL402", id="a duty weaker and stronger"),
        pytest.param("OBL403", "OBL404", id="a duty gone and new"),
        pytest.param("COD602", "COD606", id="code ahead and document ahead"),
    ],
)
def test_each_rule_has_its_mirror(one: str, other: str) -> None:
    assert {one, other} <= RULES.keys()


def test_a_rule_without_a_finding_to_fix_promises_none() -> None:
    assert [rule.id for rule in RULES.values() if rule.safety is None] == [
        "VAL303",
        "TXT801",
        "AUD907",
        "AUD908",
        "AUD909",
    ]
    assert RULES["REF110"].safety is Safety.SAFE


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("VAL301", id="the id"),
        pytest.param("val301", id="in small letters"),
        pytest.param(" VAL301 ", id="with spaces"),
        pytest.param("restated-value-differs", id="the name"),
    ],
)
def test_a_rule_answers_to_its_id_and_its_name(name: str) -> None:
    assert rule_named(name).id == "VAL301"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("VAL31", "did you mean VAL301", id="a letter is missing"),
        pytest.param("restated-value", "did you mean VAL301", id="half a name"),
        pytest.param("VAL", "did you mean VAL3", id="a family"),
        pytest.param("purple", "`depgraph rules` lists them", id="nothing near"),
        pytest.param("", "`depgraph rules` lists them", id="empty"),
    ],
)
def test_an_unknown_rule_is_told_the_nearest(name: str, said: str) -> None:
    with pytest.raises(UnknownRuleError, match=re.escape(said)):
        rule_named(name)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(
            ("VAL",),
            ("VAL301", "VAL302", "VAL303", "VAL305", "VAL306", "VAL307", "VAL309"),
            id="a family",
        ),
        pytest.param(("txt", "VAL302"), ("TXT801", "TXT802", "VAL302"), id="a family and a rule"),
        pytest.param(("VAL302", "VAL302"), ("VAL302",), id="twice"),
        pytest.param((), (), id="none"),
    ],
)
def test_rules_and_families_can_be_named(names: tuple[str, ...], ids: tuple[str, ...]) -> None:
    assert rules_named(names) == ids


@pytest.mark.parametrize("rule", EACH)
def test_the_page_of_a_rule_fits_its_width(rule: Rule) -> None:
    text = rule_text(rule, RULES, Look(width=80))
    head, *lines = text.splitlines()
    assert head.startswith(rule.id)
    assert max(map(len, lines)) <= 80
    assert json.loads(rule_as_json(rule))["id"] == rule.id


def test_pages_as_a_whole(golden: Golden) -> None:
    golden("rules/VAL301.txt", rule_text(RULES["VAL301"], RULES, Look()))
    golden("rules/TXT801.txt", rule_text(RULES["TXT801"], RULES, Look()))
    golden("rules/rules.txt", rules_text(RULES, Look()))
