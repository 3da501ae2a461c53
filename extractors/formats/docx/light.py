"""The main part without the formatting that no reading looks at; refuses to judge what it holds.

Formatting is most of a Word file and a paragraph's is nearly always one of a few, so one of each
kind is judged by the XML library, and the rest goes before the tree is made: the tree is the same
without what nobody reads. Whatever is written in an unusual way stays as it is.
"""

from re import Pattern
from typing import NamedTuple

from depgraph.model.patterns import regex
from extractors.formats.docx.names import WORD, Element
from extractors.formats.zipped import PartError, parsed, tree_of, usual_names

_HEAD = regex(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>\s*)?"
    rb"(?P<root><w:document\s[^<>'&]*[^<>'&/]>)"
)
_WORD = WORD.encode()
_OURS = b'xmlns:w="%s"' % _WORD
_COMMENT = regex(rb"<[!?]")
_NAMED_ANEW = regex(rb"xmlns:w\s*=")
_DEEPER = 4
"""Formatting goes no deeper. What stays is parsed that much deeper, so the limit is the same."""
_SPACE = " \t\r\n"

_SIDES = b"top|left|start|bottom|right|end|between|bar|insideH|insideV|tl2br|tr2bl"
_RUN_LOOKS = (
    rb"rFonts|bCs|iCs|i|caps|smallCaps|strike|dstrike|outline|shadow|emboss|imprint|noProof|"
    rb"snapToGrid|webHidden|color|spacing|w|kern|position|szCs|sz|highlight|u|effect|bdr|shd|"
    rb"fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout"
)
_PARAGRAPH_LOOKS = (
    rb"keepNext|keepLines|pageBreakBefore|framePr|widowControl|suppressLineNumbers|shd|"
    rb"suppressAutoHyphens|kinsoku|wordWrap|overflowPunct|topLinePunct|autoSpaceDE|autoSpaceDN|"
    rb"bidi|adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|"
    rb"suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|divId|cnfStyle"
)
_CELL_LOOKS = rb"cnfStyle|tcW|hMerge|vMerge|shd|noWrap|textDirection|tcFitText|vAlign|hideMark"
"""Elements that say how something looks, and nothing that a reading asks for."""


class _Kind(NamedTuple):
    """One element of formatting: its tags, how it is usually written, and what in it is read.

    Even when nothing is, a tag stays: where a tag may not stand, the fault must not go with it.
    """

    begin: bytes
    end: bytes
    empty: bytes
    usual: Pattern[bytes]
    read: Pattern[bytes]


def _one_of(names: bytes) -> bytes:
    return rb"<w:(?:%s)(?: [^<>]*)?/>" % names


def _in(name: bytes, names: bytes) -> bytes:
    return rb"<w:%s>(?:%s)*</w:%s>" % (name, _one_of(names), name)


def _kind(name: bytes, usual: tuple[bytes, ...], what_is_read: tuple[bytes, ...]) -> _Kind:
    read = b"|".join(what_is_read)
    return _Kind(
        b"<w:%s>" % name,
        b"</w:%s>" % name,
        b"<w:%s/>" % name,
        regex(rb"(?:%s|%s)*" % (b"|".join(usual), read)),
        regex(read),
    )


_KINDS = (
    _kind(
        b"rPr",
        (_one_of(_RUN_LOOKS), rb"<w14:\w+(?: [^<>]*)?/>"),
        (_one_of(b"b|rStyle|vanish|specVanish"),),
    ),
    _kind(
        b"pPr",
        (
            _one_of(_PARAGRAPH_LOOKS + b"|rPr"),
            _in(b"tabs", b"tab"),
            _in(b"pBdr", _SIDES),
            _in(b"rPr", b"b|rStyle"),
        ),
        (_one_of(b"pStyle|outlineLvl|numPr"), _in(b"numPr", b"ilvl|numId")),
    ),
    _kind(
        b"tcPr",
        (_one_of(_CELL_LOOKS), _in(b"tcBorders", _SIDES), _in(b"tcMar", _SIDES)),
        (_one_of(b"gridSpan"),),
    ),
)
"""Those of runs come first, because the others hold them."""


def main_root(data: bytes, kind: str) -> Element:
    """Return the root of the main part in *data*, without formatting that nobody reads."""
    data = usual_names(data)
    head = _HEAD.match(data)
    if head is None or not _is_usual(head["root"]):
        return parsed(data, kind)
    try:
        root = _light(head["root"], data[head.end() :], kind)
    except PartError:
        root = None
    return parsed(data, kind) if root is None else root


def _is_usual(root: bytes) -> bool:
    """Tell whether the tag of the root gives Word's elements their usual prefix and no other."""
    return root.count(_WORD) == 1 and _OURS in root and root.count(b"xmlns:w=") == 1


def _light(root: bytes, inside: bytes, kind: str) -> Element | None:
    """Return the root element; ``None`` when it may not be that of the part as it is written."""
    samples: list[bytes] = []
    for each in _KINDS:
        inside = _without(each, inside, samples)
    inside = inside.replace(b"<w:r><w:rPr/>", b"<w:r>")
    if _COMMENT.search(inside) or (b"xmlns" in inside and _names_anew(inside)):
        return None
    judged = tree_of(root + b"".join(samples) + b"</w:document>", kind)
    around = tree_of(b"<a>" * _DEEPER + root + inside + b"</a>" * _DEEPER, kind)
    return _inmost(around) if len(judged) == len(samples) else None


def _names_anew(inside: bytes) -> bool:
    """Tell whether Word's elements get another prefix, or their prefix another meaning."""
    return _WORD in inside or _NAMED_ANEW.search(inside) is not None


def _without(kind: _Kind, data: bytes, samples: list[bytes]) -> bytes:
    """Return *data* with only what is read of each element of *kind*; keep one of each."""
    first, *pieces = data.split(kind.begin)
    parts = [piece.partition(kind.end) for piece in pieces]
    light: dict[bytes, bytes] = {}
    for inside in {inside for inside, end, _ in parts if end}:
        whole = kind.begin + inside + kind.end
        light[inside] = whole
        if kind.usual.fullmatch(inside) and b"xmlns" not in inside:
            samples.append(whole)
            read = b"".join(kind.read.findall(inside))
            light[inside] = kind.begin + read + kind.end if read else kind.empty
    rest = [light[inside] + rest if end else kind.begin + inside for inside, end, rest in parts]
    return first + b"".join(rest)


def _inmost(around: Element) -> Element | None:
    """Return the one element in *around*; ``None`` when anything stands beside it."""
    for _ in range(_DEEPER):
        if len(around) != 1 or around.text or (around[0].tail or "").strip(_SPACE):
            return None
        around = around[0]
    return around
