"""The formats of a report by name. Each printer is loaded when it is asked for."""

from collections.abc import Callable
from importlib import import_module

from depgraph.model.findings import Report
from depgraph.report.setting import Setting

Printer = Callable[[Report, Setting], str]


def render_report(report: Report, name: str, setting: Setting) -> str:
    """Return *report* in the format called *name*."""
    return _printer(name)(report, setting)


def _printer(name: str) -> Printer:
    match name:
        case "text":
            from depgraph.report.text import render_text

            return lambda report, setting: render_text(report, setting.look)
        case "line":
            from depgraph.report.line import render_line

            return lambda report, _: render_line(report)
        case "json":
            from depgraph.report.json import render_json

            return lambda report, setting: render_json(
                report, version=setting.version, ruleset=setting.ruleset
            )
        case _:
            printer: Printer = import_module(f"depgraph.report.printers.{name}").render
            return printer
