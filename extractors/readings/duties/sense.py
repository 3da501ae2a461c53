"""Whether a binding is a duty: possibility, prediction, meaning and legal effect are not."""

from collections.abc import Sequence

from depgraph.model.duties import Modality
from depgraph.model.keys import singular
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import Binding, following
from extractors.readings.duties.subjects import Subject
from extractors.readings.duties.verbs import base_of
from extractors.readings.duties.words import Word

_EFFECTS = lx.words("""
    mean constitute survive apply prevail control govern supersede inure commence accrue become
    affect prejudice operate relieve entitle vest mature bind arise occur result cause lead
    exist appear seem differ vary depend consist expire lapse cease begin equal trigger
    """)
"""Verbs that say what is or becomes so; with "shall" they bind nobody."""
_SELF_RUNNING = lx.words("""
    terminate remain continue extend limit end run survive take renew bear prevent reduce start
    cover
    """)
"""Verbs that bind a person, but say the effect of a text when a thing is their subject."""
_DEEMED = lx.words("""
    deemed construed interpreted governed presumed understood binding effective void null valid
    liable subject enforceable final conclusive cumulative severable able eligible deemed bound
    vested superseded affected exempt excused relieved sufficient relevant applicable
    unenforceable inoperative precluded contingent conditional conditioned dependent
    """)
_READ_AS = lx.words("considered treated read known regarded taken")
"""Like the words above, but only with "shall": "must be treated as" is a duty."""
_STARTS = frozenset({"commence", "begin", "start"})
_PROMISING = lx.words("""
    warrant agree represent covenant undertake acknowledge confirm ensure promise guarantee
    certify commit declare provide
    """)
_COPULAS = lx.words("a an the in for of one no on without what why how")
_POSSIBLE = lx.words("""
    have be become experience incur suffer find encounter lose fail differ vary notice think
    wish want need seem include contain result know feel occur arise cause lead affect exist
    apply see depend appear remain mean prevent like not prefer benefit vary come fall
    hear also constitute face struggle forget notice sound look happen indicate help hold
    """)
_POSSIBLE_PASSIVE = lx.words("""
    affected subjected exposed caused interested concerned lost damaged harmed needed required
    involved confused surprised tempted asked aware warranted compromised called found located
    seen confronted injured amended cited known limited
    """)
_PREDICTED = lx.words("""
    have be become find receive need see know notice get learn want like benefit remain help
    include result mean cause lead allow enable make look feel start begin appear happen take
    love come
    """)
_COMPLYING = frozenset({"meet", "comply", "conform", "follow", "adhere"})
"""Verbs that a thing "will" do because a text demands it."""
_ABSTRACT = (
    *("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ure", "ing", "ship", "ism", "age"),
    *("al", "th", "cy", "ware", "ics"),
)
_THINGS = lx.words("""
    risk control input output code use access email password traffic equipment material product
    training
    model content network device work production everything something anything storage hardware
    feedback usage
    agreement section article clause exhibit schedule appendix annex term fee services service
    policy procedure plan notice document addendum order form program system data information
    product software law act rule regulation date day amount price tax act standard part chapter
    paragraph subsection title page amendment right obligation liability claim effect charge
    interest note notes loan shares stock security property premises deliverable this these it
    that nothing which what there request process failure breach event provision contract title
    waiver delay value change
    """)
_LONGEST_INSERTION = 25
_RELATIVE_OPENERS = frozenset({"which", "whom", "whose"})
_NO_ROLE = frozenset({"it", "this", "that", "these", "those", "there", "which", "what"})


def is_duty(words: Sequence[Word], binding: Binding, subject: Subject | None) -> bool:
    """Return whether *binding* puts a duty, ban or permission on somebody or something."""
    if binding.verb < 0:
        return True
    if subject is not None and not subject.shared and _is_about(words, binding, subject):
        return False
    low = words[binding.verb].low
    verb = base_of(low)
    personal = subject is None or subject.shared or is_personal(words, subject)
    personal = personal or _is_back(words, subject)
    match binding.modal:
        case "may":
            return _is_permission(words, binding, subject, verb, personal=personal)
        case "will" | "wo" | "'ll":
            return _is_undertaking(words, binding, subject, verb, personal=personal)
        case "can" | "ca" | "cannot":
            return _is_allowance(words, binding, subject, verb, personal=personal)
        case "is to":
            about = subject and (subject.relative or subject.opener in _RELATIVE_OPENERS)
            return personal and subject is not None and not about
        case "shall" | "must" | "should" | "sha":
            return _is_binding(words, binding, subject, verb, personal=personal)
    if binding.modality is Modality.SHOULD and subject is not None:
        return personal
    return True


def _is_about(words: Sequence[Word], binding: Binding, subject: Subject) -> bool:
    """Return whether the words only describe: "nothing shall", "data that is required to"."""
    if words[subject.start].low in {"nothing", "there"}:
        return True
    if any(word.low == "extent" for word in words[subject.start : subject.end]):
        return True
    if not binding.modal:
        described = subject.relative or subject.opener in _RELATIVE_OPENERS
        return described and words[binding.start].low in {"is", "are"}
    return binding.modal in {"can", "may", "will"} and subject.opener in _RELATIVE_OPENERS


def _is_back(words: Sequence[Word], subject: Subject | None) -> bool:
    """Return whether "it" means the party that the sentence began with."""
    if subject is None or subject.end != subject.start + 1 or words[subject.start].low != "it":
        return False
    that = next((at for at in _backwards(subject.start) if words[at].low == "that"), 0)
    return that > 0 and base_of(words[that - 1].low) in _PROMISING and words[0].text[0].isupper()


def _backwards(at: int) -> range:
    return range(at - 1, max(0, at - _LONGEST_INSERTION), -1)


def is_personal(words: Sequence[Word], subject: Subject) -> bool:
    """Return whether the noun phrase names somebody who can act: a person, body or party."""
    if subject.end <= subject.start:
        return True
    head = _head(words, subject)
    low = head.low
    if low in _NO_ROLE:
        return False
    single = singular(low)
    if single in _THINGS or low in _THINGS:
        return False
    if low in lx.ROLES or single in lx.ROLES or low in lx.PRONOUNS:
        return True
    if low.endswith(lx.ROLE_ENDINGS) and low not in lx.NOT_ROLES:
        return True
    bare = subject.start == 0 == subject.end - 1 and not low.endswith(_ABSTRACT)
    camel = head.text[0].isupper() and head.text[1:] != head.text[1:].lower()
    bare = camel or (bare and single == low)
    return (
        (bare and head.text[0].isupper())
        or (_is_named(words, subject) and not low.endswith(_ABSTRACT))
        or head.text.rstrip("s").isupper()
        or (head.text[0].isupper() and subject.start > 0)
    )


def _is_named(words: Sequence[Word], subject: Subject) -> bool:
    """Return whether an article and one capitalised word begin the sentence: "The District"."""
    first = words[subject.start].low in {"the", "each", "any", "every", "no"}
    return first and subject.end == subject.start + 2 and words[subject.end - 1].text[0].isupper()


def _head(words: Sequence[Word], subject: Subject) -> Word:
    """Return the head noun: the last word before "of", a comma or what follows."""
    for at in range(subject.start + 1, subject.end):
        if words[at].low in lx.PREPOSITIONS or words[at].low in {",", "(", "who", "that", "to"}:
            return words[at - 1]
    return words[subject.end - 1]


def _is_permission(
    words: Sequence[Word], binding: Binding, subject: Subject | None, verb: str, *, personal: bool
) -> bool:
    if subject is not None and subject.relative:
        return False
    low = words[binding.verb].low
    if words[min(binding.end, len(words) - 1)].low == "have" and binding.verb > binding.end:
        return False
    if binding.verb > binding.end and not binding.passive:
        return False
    if binding.passive:
        denied = binding.modality is Modality.MAY_NOT
        if subject is not None and _is_reported(words, subject):
            return False
        return low not in _DEEMED and (denied or low not in _POSSIBLE_PASSIVE)
    if verb in _POSSIBLE and not (verb == "apply" and personal):
        return False
    return personal or binding.modality is Modality.MAY_NOT


def _is_reported(words: Sequence[Word], subject: Subject) -> bool:
    """Return whether the clause is what somebody says: "disclosing that a fee may be charged"."""
    at = subject.start - 1
    if subject.opener != "that" or at < 1:
        return False
    return base_of(words[at - 1].low) not in _PROMISING | {"except"}


def _is_undertaking(
    words: Sequence[Word], binding: Binding, subject: Subject | None, verb: str, *, personal: bool
) -> bool:
    low = words[binding.verb].low
    if subject is not None and subject.relative:
        return False
    if binding.passive:
        amount = low == "liquidated" and following(words, binding.verb) == "damages"
        return low not in _DEEMED and low not in _POSSIBLE_PASSIVE and not amount
    if verb == "be":
        return False
    if verb in _PREDICTED and binding.modality is Modality.MUST:
        return verb in {"make", "take", "include", "start"} and personal
    if subject is not None and not subject.shared and words[subject.end - 1].low == "you":
        return binding.modality is Modality.MUST_NOT
    return verb in _COMPLYING or (personal and verb not in _EFFECTS)


def _is_allowance(
    words: Sequence[Word], binding: Binding, subject: Subject | None, verb: str, *, personal: bool
) -> bool:
    if (
        subject is None
        or subject.relative
        or verb in _POSSIBLE
        or subject.opener in {"that", "so"}
    ):
        return False
    if binding.modality is Modality.MAY_NOT:
        return binding.passive or personal
    last = words[subject.end - 1].low if subject.end else ""
    return personal and not binding.passive and last not in lx.PRONOUNS


def _is_binding(
    words: Sequence[Word], binding: Binding, subject: Subject | None, verb: str, *, personal: bool
) -> bool:
    low = words[binding.verb].low
    if binding.passive:
        return low not in _DEEMED and not (binding.modal == "shall" and low in _READ_AS)
    if verb in _STARTS and binding.modality is Modality.MUST_NOT:
        return True
    if verb in _EFFECTS or (verb in _SELF_RUNNING and not personal):
        return binding.modal != "shall" and verb not in {"mean", "apply", "constitute"}
    if verb == "be":
        return _is_state(words, binding, personal=personal)
    if verb == "have" and binding.verb + 2 < len(words):
        near = {word.low for word in words[binding.verb + 1 : binding.verb + 4]}
        return not near & {
            "meaning",
            "meanings",
            "definition",
            "definitions",
            "effect",
            "liability",
        }
    if verb == "include" and subject is not None and binding.modal == "shall":
        return personal or words[subject.start].low in lx.DETERMINERS
    return True


def _is_state(words: Sequence[Word], binding: Binding, *, personal: bool) -> bool:
    """Return whether "be" and what follows is a demand: "must be legible"."""
    after = words[min(binding.verb + 1, len(words) - 1)].low
    if after in _DEEMED:
        return False
    return not (binding.modal == "shall" and after in _COPULAS) or personal
