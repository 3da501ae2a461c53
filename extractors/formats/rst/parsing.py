"""Text as a tree of docutils nodes. Opens no file, runs no code, keeps text it does not know."""

from re import Match
from typing import Any

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.rst.directives import Fallback, own_directive
from extractors.formats.rst.roles import node_of

_SILENT = 6
_LONG_BLOCK = 30_000
_MOST_STARTS = 1_000
_STARTS = "*`|_[:"
_BEGIN = regex(r"::(?:[ \t]+|$)")


@immutable
class Parsed:
    """The *tree* of a text, and the line of the first block too *crowded* with marks, if any."""

    tree: nodes.document
    crowded: int | None = None


def parsed(text: str) -> Parsed:
    """Return the tree of *text*; nothing in it is resolved yet."""
    document = utils.new_document("", _settings())
    inliner = _Inliner()
    parser = Parser(inliner=inliner)
    parser.state_classes = _STATES
    parser.parse(text, document)
    return Parsed(document, inliner.crowded)


def _settings() -> Any:  # noqa: ANN401  # docutils types its settings so
    settings = get_default_settings(Parser)
    settings.file_insertion_enabled = False
    settings.raw_enabled = False
    settings.halt_level = 5
    settings.report_level = _SILENT
    settings.warning_stream = False
    settings.syntax_highlight = "none"
    settings.smart_quotes = False
    return settings


class _Inliner(states.Inliner):
    """Reads inline markup; roles that docutils does not know keep their text."""

    def __init__(self) -> None:
        super().__init__()
        self.crowded: int | None = None
        self.bases: dict[str, str] = {}

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:  # noqa: ANN401
        """Return the nodes of *text*; a block with marks without end stays plain text."""
        if len(text) > _LONG_BLOCK and sum(map(text.count, _STARTS)) > _MOST_STARTS:
            self.crowded = self.crowded or lineno
            return [nodes.Text(text)], []
        found, messages = super().parse(text, lineno, memo, parent)
        for node in found[:1]:
            node.line = lineno
        return found, messages

    def interpreted(self, rawsource: str, text: str, role: str, lineno: int) -> Any:  # noqa: ANN401
        """Return the nodes of interpreted text."""
        known = role.lower() if role else ""
        node = node_of(self.bases.get(known, known), nodes.unescape(text), rawsource)
        if node is not None:
            return [node], []
        return super().interpreted(rawsource, text, role, lineno)


# docutils fills its patterns from the attributes of the very class it is given.
for _name, _value in vars(states.Inliner).items():
    if isinstance(_value, str) and not _name.startswith("__"):
        setattr(_Inliner, _name, _value)


class _Nested(states.RSTState):
    """Makes nested text be read by the states of this module."""

    nested_sm_cache: list[Any] = []  # noqa: RUF012  # docutils shares it, and types it so

    def __init__(self, state_machine: Any, debug: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs = {"state_classes": _STATES, "initial_state": "Body"}


class _Directives(_Nested, states.Body):
    """Reads directives: ours, those of docutils, and any other by its text."""

    def run_directive(
        self,
        directive: Any,  # noqa: ANN401
        match: Match[str],
        type_name: str,
        option_presets: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        """Run ours in the place of what docutils would run under the same name."""
        known = own_directive(type_name) or directive
        return super().run_directive(  # type: ignore[no-untyped-call]
            known, match, type_name, option_presets
        )

    def unknown_directive(self, type_name: str) -> Any:  # noqa: ANN401
        """Return what stands in a directive that docutils does not know."""
        begin = _BEGIN.search(self.state_machine.line or "")
        if begin is None:
            return super().unknown_directive(type_name)  # type: ignore[no-untyped-call]
        return self.run_directive(Fallback, begin, type_name, {})


def _state(known: type[states.RSTState]) -> Any:  # noqa: ANN401
    base = _Directives if issubclass(known, states.Body) else _Nested
    return type(known.__name__, (base, known), {})


_STATES = tuple(map(_state, states.state_classes))
