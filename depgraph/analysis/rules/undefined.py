"""DEF205: the proposal writes a term with capitals that nothing in its scope defines.

Only where the document works with defined terms, and only what is written like one: two words
or more, used as a kind of thing ("a", "any", "each"), twice or more. Names, titles, roles and
kinds of documents are no terms.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.diff import term_keys
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import cites, incorporates, resolve
from depgraph.analysis.situation import Situation
from depgraph.analysis.terms.vocabulary import governing
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import Key, folded, name_key, singular, term_key
from depgraph.model.links import Dangling, Gap
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE})
_FEWEST_TERMS = 3
_FEWEST_USES = 2
_MOST_WORDS = 4
_NEAR = 75.0
_ANY = regex(r"\b(?:an?|any|each|every|no|such|all|another|one or more)\s$", re.IGNORECASE)
_LED = regex(
    r"\b(?:an?|any|each|every|no|such|all|another|one or more|the|this|that|these|those|its|their"
    r"|his|her)\s$",
    re.IGNORECASE,
)
_NAME_GOES_ON = regex(r"(?:,? (?:Inc|LLC|Ltd|Corp|Co|L\.P)\b|\s?[&®™(]|\s+(?:of|for) [A-Z])")
_DEFINED = regex(
    r"[\"“”’'\s]{0,3}\(?(?:as |as such term is |each as )?(?:defined\b|within the meaning"
    r"|ha(?:s|ve) the|(?:shall )?means?\b|encompass|refers? to|includes?\b|is an?\b|are an?\b"
    r"|[\"“])",
    re.IGNORECASE,
)
_BORROWED = regex(
    r"^[^\"“”]{0,200}\bmeanings?\b[^\"“”]{0,60}\b(?:given|set forth|set out|specified|stated"
    r"|ascribed|assigned|provided|described)\b",
    re.IGNORECASE,
)
_WORD = regex(r"[A-Z][^\W\d_]*[a-z][^\W\d_]*(?:[-’'][^\W\d_]+)*")
_NO_TERM_WORDS = (
    "act acts administration administrator agency agreement agreements amendment analyst "
    "article association authority bank board bureau center certificate chairman chief clause "
    "code college commission commissioner committee company congress contract controller "
    "coordinator corporation council counsel court courts department director directors "
    "division east eastern engineer exchange executive exhibit federal form foundation group "
    "head hong institute internal international law lead letter limited los management "
    "manager member national new north northern notes office officer officers owner partner "
    "plan policy president principles procedure program protocol provost register regulation "
    "regulations report request rule rules saint san schedule secretary section securities "
    "service services shareholder south southern standard standards state statement states "
    "supervisor system team trade treasurer trust trustee united university vice west western"
)
_NO_TERM = frozenset(_NO_TERM_WORDS.split())
"""Words of the names of offices, bodies, places, laws and kinds of documents."""


def undefined(situation: Situation) -> Iterator[Draft]:
    """Yield DEF205 for each new term of a document with defined terms that none defines."""
    after = situation.comparison.after
    if after is None or after.is_code:
        return
    uses = _new_uses(situation, after)
    if not uses:
        return
    known = _known(situation, after)
    if len(known) < _FEWEST_TERMS or _borrows(situation, after):
        return
    keys = {term_key(name) for name in known} | term_keys(situation.comparison)
    for term, places in sorted(uses.items(), key=lambda pair: pair[1][0].span):
        if _is_term(situation, after, places) and not _is_made_of(term, keys):
            yield _draft(after, places, known)


def _new_uses(situation: Situation, after: Indexed) -> dict[Key, list[Reference]]:
    """Return the phrases, used twice or more, that the text in force does not have at all."""
    before = situation.comparison.before
    stood = frozenset() if situation.new else {use.key for use in before.facts.references}
    found: defaultdict[Key, list[Reference]] = defaultdict(list)
    reach = -1, 0
    for use in sorted(
        after.facts.references, key=lambda r: (r.span.block, r.span.start, -r.span.end)
    ):
        if use.kind is not ReferenceKind.USE or use.strength is not Strength.SHAPED:
            continue
        inside = use.span.block == reach[0] and use.span.start < reach[1]
        if not inside:
            reach = use.span.block, use.span.end
            if use.key and use.key not in stood and _is_shaped(after, use):
                found[use.key].append(use)
    return {key: held for key, held in found.items() if len(held) >= _FEWEST_USES}


def _is_shaped(document: Indexed, use: Reference) -> bool:
    """Return whether the words are written as a term is, inside a sentence."""
    words = use.text.split()
    if not 1 < len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    if any(singular(folded(word)) in _NO_TERM or folded(word) in _NO_TERM for word in words):
        return False
    return document.blocks[use.span.block].kind in _READ


def _known(situation: Situation, after: Indexed) -> tuple[str, ...]:
    """Return the names of all terms in scope: own ones, those taken over, those beside."""
    corpus = situation.transition.after
    names = [name for one in after.facts.definitions for name in (one.term, *one.names)]
    for path in incorporates(after, corpus):
        home = corpus.document(path)
        defined = home.facts.definitions if home else ()
        names += [name for one in defined for name in (one.term, *one.names)]
    names += [term.name for term in governing(after, corpus)]
    return tuple(dict.fromkeys(names))


def _borrows(situation: Situation, after: Indexed) -> bool:
    """Return whether terms have their meaning from a text that is not here ("on a Cover Page")."""
    if incorporates(after, situation.transition.after):
        return False
    return any(
        "eaning" in block.text
        and any(_BORROWED.match(block.text[start:end]) for start, end in sentences(block.text))
        for block in after.blocks
    )


def _is_term(situation: Situation, after: Indexed, places: list[Reference]) -> bool:
    """Return whether the uses speak of a kind of thing, and nothing answers to its name."""
    if any(_DEFINED.match(after.blocks[use.span.block].text, use.span.end) for use in places):
        return False  # said here, or somewhere else, in words that no reader took for a definition
    led = Counter(_leads(after, use) for use in places)
    if not led["any"] or 2 * led[""] > len(places) or _is_named(situation, after, places[0]):
        return False
    corpus = situation.transition.after
    outcome = resolve(places[0], after, corpus)
    return isinstance(outcome, Dangling) and outcome.gap is Gap.NOTHING_ANSWERS


def _leads(after: Indexed, use: Reference) -> str:
    text = after.blocks[use.span.block].text
    before = text[max(0, use.span.start - 16) : use.span.start]
    if _NAME_GOES_ON.match(text, use.span.end):
        return ""
    if _ANY.search(before):
        return "any"
    return "the" if _LED.search(before) else ""


def _is_named(situation: Situation, after: Indexed, use: Reference) -> bool:
    """Return whether the words are the title of a part or of a document."""
    corpus = situation.transition.after
    words = _stems(use.text)
    if any(_holds(_stems(provision.title), words) for provision in after.provisions):
        return True
    if any(
        block.kind is BlockKind.HEADING and _holds(_stems(block.text[:200]), words)
        for block in after.blocks
    ):
        return True
    if corpus.homes(name_key(use.text)) or corpus.file_homes(name_key(use.text)):
        return True
    return any(
        use.key in document.by_term
        for path in cites(after, corpus)
        if (document := corpus.document(path)) is not None
    )


def _holds(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(title[at : at + size] == words for at in range(len(title) - size + 1))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(singular(word.strip(".,;:()\"'")) for word in folded(text).split())


def _is_made_of(term: Key, keys: set[Key]) -> bool:
    """Return whether a defined term stands inside the words."""
    words = term.removeprefix("term:").split()
    return any(
        term_key(" ".join(words[low:high])) in keys
        for low in range(len(words))
        for high in range(low + 1, len(words) + 1)
    )


def _draft(after: Indexed, places: list[Reference], known: tuple[str, ...]) -> Draft:
    first, *others = places
    near = process.extractOne(first.text, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    message = f'uses "{first.text}" {len(places)} times, and nothing in its scope defines it'
    title = "Define the term"
    if near:
        message += f'; nearest: "{near[0]}"'
        title = f'Define the term, or write "{near[0]}"'
    place = after.where(first.span)
    cause = NoticedCause(
        "term-added",
        f'"{first.text}" used without a definition',
        (first.span.block, first.span.start),
        after=place,
        added=True,
    )
    return Draft(
        rule="DEF205",
        level=Level.REVIEW,
        message=message,
        cause=cause,
        effect=place,
        upstream=place,
        edge="uses term",
        evidence=first.text,
        now_false=message,
        fixes=(Fix(title, Safety.MANUAL),),
        also=tuple(after.where(use.span) for use in others),
    )
