"""Find sentences that take over the definitions of another document."""

import re

_GIVEN = re.compile(
    r"(?:capitali[sz]ed|defined|undefined|other)[^.]{0,60}?\b(?:terms?|words?|expressions?)\b"
    r"[^.]{0,160}?\b(?:meanings?|defined|definitions?)\b[^.]{0,160}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bnot\s(?:(?:otherwise|expressly|specifically)\s)?defined\b|\bundefined\b"
    r"|\bused\s(?:but|herein|in\sthis|and)\b|\bwithout\sdefinition\b|\bother\scapitali",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:terms?|words?|expressions?)\b[^.]{0,40}?\bdefined\s(?:in|by|under)\b[^.]{0,120}?"
    r"\bsame\smeanings?\b"
    r"|\bdefinitions?\b[^.]{0,40}?\b(?:in|of)\b[^.]{0,80}?\bappl(?:y|ies)\b",
    re.IGNORECASE,
)


def incorporated(text: str) -> list[tuple[int, int]]:
    """Return the stretches of *text* in which a document named lends its definitions."""
    if "defin" not in text and "Defin" not in text and "DEFIN" not in text:
        return []
    given = [match.span() for match in _GIVEN.finditer(text) if _ELSEWHERE.search(match.group())]
    return [*given, *(match.span() for match in _SAME.finditer(text))]
