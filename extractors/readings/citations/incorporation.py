"""Find sentences that take over the definitions of another document."""

import re

_GIVEN = re.compile(
    r"(?:capitali[sz]ed|defined|undefined|other)[^.]{0,60}?\b(?:terms?|words?|expressions?)\b[^.]{0,160}?"
    r"\b(?:meanings?|defined|definitions?)\b[^.]{0,160}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bnot[ \u00a0](?:otherwise[ \u00a0]|expressly[ \u00a0]|specifically[ \u00a0])?defined\b|\bundefined\b|\bused[ \u00a0](?:but|herein|in[ \u00a0]this|and)\b"
    r"|\bwithout[ \u00a0]definition\b|\bother[ \u00a0]capitali",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:terms?|words?|expressions?)\b[^.]{0,40}?\bdefined[ \u00a0](?:in|by|under)\b[^.]{0,120}?\bsame[ \u00a0]meanings?\b"
    r"|\bdefinitions?\b[^.]{0,40}?\b(?:in|of)\b[^.]{0,80}?\b(?:shall[ \u00a0]|will[ \u00a0]|also[ \u00a0])?appl(?:y|ies)\b",
    re.IGNORECASE,
)


def incorporated(text: str) -> list[tuple[int, int]]:
    """Return the stretches of *text* in which a document named lends its definitions."""
    if "defin" not in text and "Defin" not in text:
        return []
    found = [
        (match.start(), match.end())
        for match in _GIVEN.finditer(text)
        if _ELSEWHERE.search(match.group())
    ]
    return [*found, *((match.start(), match.end()) for match in _SAME.finditer(text))]
