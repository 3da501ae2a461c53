import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import depgraph
import extractors
from depgraph.model.patterns import regex

_LAZY = type(regex(""))


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param(regex(r"\d+").findall("8 and 14"), ["8", "14"], id="all"),
        pytest.param(regex(r"\d").sub("0", "8.3"), "0.0", id="replaced"),
        pytest.param(regex(b",").split(b"a,b"), [b"a", b"b"], id="bytes"),
        pytest.param(regex(r"(?P<n>\d)").groupindex, {"n": 1}, id="names of groups"),
        pytest.param(bool(regex("SECTION", re.IGNORECASE).match("section 1")), True, id="flags"),
        pytest.param(regex("a|b").pattern, "a|b", id="its text"),
    ],
)
def test_it_does_what_a_compiled_pattern_does(found: object, wanted: object) -> None:
    assert found == wanted


def test_a_mistake_is_told_on_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_what_no_pattern_has_it_has_not_either() -> None:
    assert not hasattr(regex("a"), "beginning")


def test_all_of_ours_compile() -> None:
    for name, each in _patterns():
        assert each.groups >= 0, name


def _patterns() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    for package in (depgraph, extractors):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                for name, value in vars(import_module(found.name)).items():
                    if isinstance(value, _LAZY):
                        yield f"{found.name}.{name}", value
