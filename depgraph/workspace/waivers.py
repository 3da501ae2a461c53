"""Read and write ``.depgraph/waivers.toml``. A waiver that is not plain is an error, by its line.

Writing adds or takes out whole entries as text, so that what people wrote beside them stays.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from depgraph.analysis.allowances.values import REVISION, Waiver, refusal
from depgraph.analysis.catalogue import RULES
from depgraph.errors import CannotWriteError, WaiverError
from depgraph.model.documents import Place
from depgraph.model.findings import Allowance, Status
from depgraph.model.patterns import regex
from depgraph.workspace.writing import put_file

WAIVERS = ".depgraph/waivers.toml"
_KEYS = ("rule", "from", "to", "fingerprint", "reason", "owner", "until", "given")
_HEAD = regex(r"[ \t]*\[\[[ \t]*waiver[ \t]*\]\]")
_TABLE = regex(r"[ \t]*\[")
_FINGERPRINT = regex(r"[0-9a-f]{12}")
_MAX_BYTES = 5_000_000


def read_waivers(root: Path) -> tuple[Waiver, ...]:
    """Return the waivers of the folder *root* in the order of the file, none without one."""
    text = _text(root)
    if text is None:
        return ()
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (?P<line>\d+)", str(error))
        what = f"cannot be read: {error}"
        raise WaiverError(WAIVERS, int(line["line"]) if line else None, what) from error
    for key in table:
        if key != "waiver":
            raise WaiverError(
                WAIVERS,
                _line_of(text, key),
                f"unknown {key!r}; write [[waiver]] above each waiver",
            )
    entries = table.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WaiverError(WAIVERS, _line_of(text, "waiver"), "write [[waiver]] above each waiver")
    starts = _starts(text.split("\n"))
    known = len(starts) == len(entries)
    return tuple(
        _Entry(entry, text, starts[at] if known else None).waiver()
        for at, entry in enumerate(entries)
    )


def write_waiver(root: Path, waiver: Waiver, about: Iterable[str]) -> str:
    """Put *waiver* at the end of the file, below the remarks *about*; return what was added."""
    said = waiver.allowance
    pairs = [
        ("rule", waiver.rule),
        ("from", waiver.source),
        ("to", waiver.target),
        ("fingerprint", waiver.fingerprint),
        ("reason", said.reason),
        ("owner", said.owner),
    ]
    lines = [f"# {line}" for line in about]
    lines.append("[[waiver]]")
    lines += [f"{key} = {_quoted(value)}" for key, value in pairs if value]
    lines.append(f"until = {_quoted(REVISION) if said.until == REVISION else said.until}")
    if waiver.given:
        lines.append(f"given = [{', '.join(map(_quoted, waiver.given))}]")
    added = "".join(f"{line}\n" for line in lines)
    before = _text(root) or ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    put_file(root / WAIVERS, (before + gap + added).encode("utf-8"))
    return added


def remove_waivers(root: Path, lines: Iterable[int]) -> None:
    """Take out the waivers that begin on *lines*, each with the remarks right above it."""
    text = _text(root) or ""
    kept = text.split("\n")
    starts = _starts(kept)
    for start in sorted(set(lines), reverse=True):
        if start not in starts:
            raise CannotWriteError(WAIVERS, f"no [[waiver]] begins on line {start}")
        first, end = _block(kept, start - 1)
        del kept[first:end]
    put_file(root / WAIVERS, "\n".join(kept).encode("utf-8"))


def _block(lines: Sequence[str], head: int) -> tuple[int, int]:
    """Return the lines of the entry whose head is line *head*, from 0: first, and behind."""
    end = head + 1
    while end < len(lines) and not _TABLE.match(lines[end]):
        end += 1
    # What stands right above the next entry is about that one.
    while end < len(lines) and end > head + 1 and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    first = head
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first, end


def _text(root: Path) -> str | None:
    path = root / WAIVERS
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WaiverError(WAIVERS, None, f"cannot be opened ({error.strerror})") from error
    if len(data) > _MAX_BYTES:
        raise WaiverError(WAIVERS, None, "is too large for a list of waivers")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise WaiverError(WAIVERS, None, "is not in UTF-8; save it as UTF-8") from error


def _starts(lines: Sequence[str]) -> list[int]:
    return [number for number, line in enumerate(lines, 1) if _HEAD.match(line)]


def _line_of(text: str, key: str, start: int = 0) -> int | None:
    """Return the line that sets *key*, looked for from line *start* up to the next entry."""
    for number, line in enumerate(text.split("\n"), 1):
        if number > start and start and _HEAD.match(line):
            return None
        if number >= start and re.match(rf'[ \t]*\[*[ \t]*"?{re.escape(key)}"?[ \t]*[=\].]', line):
            return number
    return None


def _quoted(text: str) -> str:
    """Return *text* as a string of TOML, which are those of JSON."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Entry:
    """One ``[[waiver]]`` as TOML has it; *start* is the line of its head."""

    def __init__(self, entry: dict[str, Any], text: str, start: int | None) -> None:
        self._entry, self._text, self._start = entry, text, start

    def waiver(self) -> Waiver:
        """Return the waiver; stop at the first thing that is wrong."""
        for key in self._entry:
            if key not in _KEYS:
                self._stop(key, f"unknown key {key!r}{_hint(key, _KEYS)}")
        allowance = Allowance(
            Status.WAIVED,
            self._needed("reason"),
            self._needed("owner"),
            self._until(),
            place=Place(line=self._start),
            path=WAIVERS,
        )
        found = Waiver(
            allowance,
            self._rule(),
            self._said("from"),
            self._said("to"),
            self._fingerprint(),
            self._given(),
        )
        if not found.fingerprint and not (found.rule and (found.source or found.target)):
            self._stop("rule", "needs a fingerprint, or a rule with from or to")
        if allowance.until == REVISION and not found.given:
            self._stop(
                "until",
                f'until = "{REVISION}" needs given = [...] with the revisions that it is for; '
                f"`depgraph waivers add ... --until {REVISION}` writes them",
            )
        return found

    def _rule(self) -> str:
        rule = self._said("rule")
        if refused := refusal(rule):
            self._stop("rule", refused)
        if rule and rule not in RULES:
            hint = _hint(rule.upper(), RULES) or "; `depgraph rules` lists them"
            self._stop("rule", f"no rule is called {rule!r}{hint}")
        return rule

    def _fingerprint(self) -> str:
        said = self._said("fingerprint")
        if said and not _FINGERPRINT.fullmatch(said):
            told = f"fingerprint = {said!r} is none; `depgraph check -v` shows the id of each"
            self._stop("fingerprint", told)
        return said

    def _until(self) -> str:
        value = self._entry.get("until")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if value == REVISION:
            return REVISION
        try:
            return date.fromisoformat(str(value or "")).isoformat()
        except ValueError:
            told = 'needs until, a day such as 2026-12-31, or "revision"'
            if value is not None:
                told = f'until = {str(value)!r} is no day; write 2026-12-31, or "{REVISION}"'
            self._stop("until", told)

    def _given(self) -> tuple[str, ...]:
        value = self._entry.get("given", [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._stop("given", "given needs a list of texts")
        return tuple(value)

    def _needed(self, key: str) -> str:
        said = self._said(key)
        if not said:
            self._stop(key, f"needs {key}")
        return said

    def _said(self, key: str) -> str:
        value = self._entry.get(key, "")
        if not isinstance(value, str):
            self._stop(key, f"{key} needs a text in quotation marks")
        return " ".join(value.split())

    def _stop(self, key: str, what: str) -> NoReturn:
        """Stop at the line that sets *key*, else at that of the head."""
        line = self._start and (_line_of(self._text, key, self._start) or self._start)
        raise WaiverError(WAIVERS, line, what)


def _hint(said: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(said, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""
