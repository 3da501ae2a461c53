"""Show a notice on the desktop. Words of documents are given as data, never run as a script."""

import html
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from depgraph.model.events import Saved
from depgraph.model.findings import Level
from depgraph.report.plain import excerpt, plural

_LONGEST = 200
_APPLE_SCRIPT = (
    "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run"
)
_POWER_SHELL = """\
$ErrorActionPreference = 'Stop'
[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$kind = [Windows.UI.Notifications.ToastTemplateType]::ToastText02
$toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent($kind)
$lines = $toast.GetElementsByTagName('text')
[void]$lines.Item(0).AppendChild($toast.CreateTextNode($env:DEPGRAPH_TITLE))
[void]$lines.Item(1).AppendChild($toast.CreateTextNode($env:DEPGRAPH_BODY))
$app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($app).Show($toast)
"""  # noqa: E501  # a type name cannot be broken


@dataclass(frozen=True, slots=True)
class Notice:
    """A program that shows a notice: its words, and what its environment holds beside."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def notice_of(event: Saved) -> tuple[str, str] | None:
    """Return title and body of what *event* broke, if it broke something."""
    broken = [finding for finding in event.added if finding.level is Level.BREAKING]
    if not broken:
        return None
    first = broken[0]
    title = f"depgraph: {plural(len(broken), 'sentence')} would be wrong"
    return title, excerpt(f"{first.effect.path}: {first.message}", limit=_LONGEST)


def can_show() -> bool:
    """Return whether this system can show notices."""
    return shown_by("", "") is not None


def shown_by(title: str, body: str, platform: str = sys.platform) -> Notice | None:
    """Return the program that shows a notice here, or ``None``."""
    if platform == "darwin":
        return Notice(("osascript", "-e", _APPLE_SCRIPT, title, body))
    if platform == "win32":
        return _windows(title, body)
    found = shutil.which("notify-send")
    # The desktop reads the body as markup.
    safe = html.escape(body, quote=False)
    return Notice((found, "--app-name=depgraph", "--", title, safe)) if found else None


def _windows(title: str, body: str) -> Notice | None:
    shell = shutil.which("powershell")
    if shell:
        said = {"DEPGRAPH_TITLE": title, "DEPGRAPH_BODY": body}
        return Notice((shell, "-NoProfile", "-NonInteractive", "-Command", _POWER_SHELL), said)
    message = shutil.which("msg")
    # Its text comes on standard input otherwise; as one word it holds no switch.
    return Notice((message, "*", "/TIME:20", f"{title}: {body}")) if message else None
