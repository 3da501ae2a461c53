"""The words that bind: modals and phrases such as "is required to", with what they govern."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.duties import Modality
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import NEGATED, Binding, following, skipped, to_verb
from extractors.readings.duties.phrases import efforts, owned, phrase, stated
from extractors.readings.duties.verbs import is_participle
from extractors.readings.duties.words import Word

_PLAIN = {
    "shall": Modality.MUST,
    "sha": Modality.MUST,
    "must": Modality.MUST,
    "will": Modality.MUST,
    "wo": Modality.MUST,
    "'ll": Modality.MUST,
    "should": Modality.SHOULD,
    "may": Modality.MAY,
    "can": Modality.MAY,
    "ca": Modality.MAY,
    "cannot": Modality.MAY_NOT,
}
_TRYING = lx.words("endeavour endeavor endeavours endeavors strive try attempt seek endeavouring")
_NOT_AFTER = lx.words("the a an his her their its own free good at of no this that")


def bindings(words: Sequence[Word]) -> list[Binding]:
    """Return what binds in *words*, in order."""
    found: list[Binding] = []
    at = 0
    while at < len(words):
        binding = _plain(words, at) or phrase(words, at)
        if binding:
            found.append(binding)
            at = max(binding.end, at + 1)
        else:
            at += 1
    return found


def _plain(words: Sequence[Word], at: int) -> Binding | None:
    word = words[at]
    modality = _PLAIN.get(word.low)
    if modality is None or not _is_modal(words, at):
        return None
    after, negated, inserted = skipped(words, at + 1)
    if word.low in {"ca", "wo", "sha"} and not negated:
        return None
    if word.low == "can" and after < len(words) and words[at + 1].low == "not":
        negated = True
    if negated:
        modality = NEGATED.get(modality, modality)
    binding = Binding(at, after, modality, after, at, inserted=inserted, modal=word.low)
    if after >= len(words) or words[after].low in {":", "—", "–", "-", "(", ";"}:
        listed = after < len(words) and words[after].low != ";"
        return replace(binding, verb=-1) if listed else None
    if _is_inverted(words, at + 1):
        return _turned(words, binding)
    return _governed(words, binding, negated=negated)


def _is_modal(words: Sequence[Word], at: int) -> bool:
    """Return whether the word is used as a modal: no month, name or noun, no question."""
    word = words[at]
    before = words[at - 1].low if at else ""
    if word.text[0].isupper() and not word.text.isupper() and at:
        return word.low in {"shall", "must"}
    if word.low in {"may", "can", "will"} and at == 0:
        return False
    if word.low == "may" and before in {"as", "whatever", "ever"}:
        return False
    if word.low in {"will", "can", "must"} and before in _NOT_AFTER:
        return before == "that" and word.low != "can"
    return True


def _is_inverted(words: Sequence[Word], after: int) -> bool:
    """Return whether the subject stands behind the modal, at *after*: "nor shall it"."""
    if after >= len(words):
        return False
    low = words[after].low
    before = words[after - 2].low if after > 1 else ","
    opened = before in {",", "nor", "event", "circumstances", "circumstance", "time", "case"}
    if low in lx.DETERMINERS or low in lx.PRONOUNS:
        return opened or after < 2  # noqa: PLR2004
    return opened and words[after].text[0].isupper() and not words[after].text.isupper()


def _turned(words: Sequence[Word], binding: Binding) -> Binding | None:
    """Return the binding of "in no event shall the Supplier be ...", nothing for a question."""
    before = {word.low for word in words[max(0, binding.start - 6) : binding.start]}
    negated = bool({"no", "nor", "neither"} & before) or "only" in before
    if not negated:
        return None
    for verb in range(binding.start + 2, min(binding.start + 14, len(words))):
        low = words[verb].low
        if low in {"be", "have"} or (low in lx.VERBS and words[verb - 1].low not in {"the", "a"}):
            turned = replace(binding, inverted=True, end=binding.start + 1)
            found = _governed(words, replace(turned, verb=verb, end=verb), negated=True)
            denied = NEGATED.get(binding.modality, binding.modality)
            return replace(found, modality=denied) if found else None
    return None


def _governed(words: Sequence[Word], binding: Binding, *, negated: bool) -> Binding | None:
    """Return *binding* with the action it governs, or nothing when it binds nobody."""
    low = words[binding.verb].low
    if low in {",", ".", ")"} or low in lx.MODALS or low in lx.SUBORDINATORS:
        return None
    if low == "be":
        return _with_be(words, binding, negated=negated)
    if low in {"have", "has"}:
        return _with_have(words, binding, negated=negated)
    if low in _TRYING and following(words, binding.verb) == "to":
        return _moved(words, binding, binding.verb + 2, Modality.BEST_EFFORTS, negated=negated)
    if low in {"use", "make", "exert", "exercise"} and (to := efforts(words, binding.verb)):
        return _moved(words, binding, to + 1, Modality.BEST_EFFORTS, negated=negated)
    if low in {"aim", "intend"} and following(words, binding.verb) == "to":
        return _moved(words, binding, binding.verb + 2, Modality.AIM, negated=negated)
    if low == "need" and following(words, binding.verb) == "to":
        return _moved(words, binding, binding.verb + 2, Modality.MUST, negated=negated)
    if low in {"agree", "undertake"} and following(words, binding.verb) == "to":
        return replace(binding, verb=binding.verb + 2, root=binding.verb)
    if not words[binding.verb].low[0].isalpha():
        return None
    return replace(binding, end=binding.verb, root=binding.verb)


def _with_be(words: Sequence[Word], binding: Binding, *, negated: bool) -> Binding | None:
    after, more, _ = skipped(words, binding.verb + 1)
    if after >= len(words):
        return None
    found = stated(words, after, negated=negated or more)
    if found:
        chance = binding.modality is Modality.MAY and found.modality is Modality.MUST
        made = replace(found, start=binding.start, root=after, modal=binding.modal)
        return None if chance else made
    if more:
        binding = replace(binding, modality=NEGATED.get(binding.modality, binding.modality))
    if words[after].low == "being":
        after += 1
    passive = is_participle(words[min(after, len(words) - 1)].low)
    verb = after if passive else binding.verb
    return replace(binding, end=binding.verb, verb=verb, root=verb, passive=passive)


def _with_have(words: Sequence[Word], binding: Binding, *, negated: bool) -> Binding | None:
    found = owned(words, binding.verb, negated=negated)
    if found:
        return replace(found, start=binding.start, root=binding.verb, modal=binding.modal)
    after, _, _ = skipped(words, binding.verb + 1)
    if after < len(words) and words[after].low == "been":
        verb, _, _ = skipped(words, after + 1)
        if verb < len(words) and is_participle(words[verb].low):
            return replace(binding, end=binding.verb, verb=verb, root=verb, passive=True)
    if after < len(words) and is_participle(words[after].low) and words[after].low != "set":
        return replace(binding, end=binding.verb, verb=after, root=after)
    return replace(binding, end=binding.verb, root=binding.verb)


def _moved(
    words: Sequence[Word], binding: Binding, verb: int, modality: Modality, *, negated: bool
) -> Binding | None:
    weaker = binding.modality if binding.modality is not Modality.MUST else modality
    if negated:
        weaker = Modality.NEED_NOT if modality is Modality.MUST else NEGATED.get(weaker, weaker)
    moved = to_verb(words, replace(binding, verb=verb, modality=weaker, root=binding.verb))
    return replace(moved, end=max(moved.verb, moved.end)) if moved else None
