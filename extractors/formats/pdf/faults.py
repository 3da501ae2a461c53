"""What is wrong with a PDF that could be opened: scans, lost pages, fonts without letters."""

from collections.abc import Iterable, Sequence

from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.immutable import immutable

MOST_PAGES = 5_000
FEW_WORDS = 50
_MUCH = 0.2
_UNMAPPED = 0.3
_OCR = "run text recognition (OCR) and save it again"
_FONTS = f"in fonts that do not say which letters they show; {_OCR}"


@immutable
class PageState:
    """What one page holds: *words* in *lines*, some *unmapped*, and how much is *drawn* there.

    *drawn* is the part of the page that pictures cover; drawings of lines count a little.
    """

    number: int
    words: int = 0
    lines: int = 0
    unmapped: int = 0
    drawn: float = 0.0
    failed: bool = False

    @property
    def garbled(self) -> bool:
        """Tell whether the page does not say which letters its signs are."""
        return self.unmapped > self.lines * _UNMAPPED


def faults_of(pages: Sequence[PageState], count: int, *, whole: bool) -> tuple[Problem, ...]:
    """Return the problems of a document of *count* pages; *whole* when its end is there."""
    garbled = [page.number for page in pages if page.garbled]
    failed = [page.number for page in pages if page.failed]
    empty = [page.number for page in pages if not page.lines and page.drawn]
    if not any(page.lines for page in pages):
        return (_nothing(pages),)
    if len(garbled) == sum(page.lines > 0 for page in pages):
        return (_unreadable(f"has text {_FONTS}"),)
    found = [
        _partial(garbled, _FONTS, ("has text", "have text")),
        _partial(failed, "damaged and could not be read; get the file again"),
        _partial(empty, f"without text, probably scanned; {_OCR}"),
        _sparse(pages, empty),
        _too_long(count) if len(pages) == MOST_PAGES else None,
        None if whole else _cut_short(),
    ]
    return tuple(problem for problem in found if problem)


def _nothing(pages: Sequence[PageState]) -> Problem:
    if all(page.failed for page in pages):
        return _unreadable(
            "is damaged, none of its pages can be read; get the file again or save it anew as PDF"
        )
    return _unreadable(f"has pages but no text; it is probably a scan: {_OCR}")


def _unreadable(message: str) -> Problem:
    return Problem(ProblemKind.UNREADABLE, message)


def _partial(
    pages: Sequence[int], what: str, verbs: tuple[str, str] = ("is", "are")
) -> Problem | None:
    if not pages:
        return None
    verb = verbs[len(pages) > 1]
    return Problem(ProblemKind.PARTIAL, f"cannot be read in full: {_named(pages)} {verb} {what}")


def _named(pages: Sequence[int]) -> str:
    """Return page numbers as people write them: ``pages 3, 5 to 7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [f"{low} to {high}" if high > low else str(low) for low, high in runs]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(shown)}"


def _sparse(pages: Sequence[PageState], empty: Iterable[int]) -> Problem | None:
    """Return the problem of a document that shows more than it says."""
    read = [page for page in pages if page.lines]
    words = sum(page.words for page in read)
    drawn = [page.drawn for page in read if page.drawn]
    if list(empty) or words >= FEW_WORDS * len(read) or len(drawn) * 2 < len(read):
        return None
    covered = sum(drawn) > _MUCH * len(read)
    kind = ProblemKind.PARTIAL if covered else ProblemKind.NOTE
    where = f"{len(read)} pages" if len(read) > 1 else "one page"
    text = f"has only {words} words on {where}; what its pictures show is not read"
    return Problem(kind, text + ", so look at them yourself")


def _too_long(count: int) -> Problem | None:
    if count <= MOST_PAGES:
        return None
    text = f"has {count:,} pages, of which the first {MOST_PAGES:,} were read; split the file"
    return Problem(ProblemKind.PARTIAL, text)


def _cut_short() -> Problem:
    text = "is cut short, its end is missing; pages may be lost, so get the file again"
    return Problem(ProblemKind.PARTIAL, text)
