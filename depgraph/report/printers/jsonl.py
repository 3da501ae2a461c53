"""The report as JSON Lines: a header, then each notice, change, finding and cleared document."""

from collections.abc import Iterator

from depgraph.model.findings import Report
from depgraph.report.json import Json, dumped_line, report_as_json
from depgraph.report.setting import Setting

_LISTS = (
    ("notice", "notices"),
    ("change", "changes"),
    ("finding", "findings"),
    ("cleared", "cleared"),
)
_LAST = ("verdict", "complete", "summary", "next")


def render(report: Report, setting: Setting) -> str:
    """Return a line for each part of the JSON report, named by ``type``; the summary is last."""
    whole = report_as_json(report, version=setting.version, ruleset=setting.ruleset)
    return "".join(dumped_line(record) for record in _records(whole))


def _records(whole: dict[str, Json]) -> Iterator[dict[str, Json]]:
    lists = [key for _, key in _LISTS]
    header = {k: v for k, v in whole.items() if k not in lists and k not in _LAST}
    yield {"type": "header", **header}
    for name, key in _LISTS:
        items = whole[key]
        if isinstance(items, list):
            for item in items:
                yield {"type": name, **item}
    yield {"type": "summary", **{key: whole[key] for key in _LAST}}
