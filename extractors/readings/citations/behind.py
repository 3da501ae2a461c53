"""Read the title of a part that stands behind its document: "section 8 of SOP-027 (Labels)".

A bracket that may hold a name, a number, a revision, a date, a party or a value gives none.
"""

import re
from collections.abc import Collection

from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.titles import titles
from extractors.readings.citations.units import Chain

_OF = regex(r",?\s(?:of|in|to|under)\s(?:\w{1,30}\s){0,4}\W?")
_ECHO = regex(r"\s?\((?P<echo>[A-Z][A-Za-z,;&/’'\s-]{3,80})\)")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|forty-five|sixty|ninety|hundred)"
)
_ROLE = (
    r"(?:buyer|seller|supplier|customer|provider|vendor|client|company|contractor|consultant"
    r"|licensor|licensee|landlord|tenant|lessor|lessee|lender|borrower|guarantor|employer|employee"
    r"|purchaser|distributor|manufacturer|processor|controller|recipient|party|parties)"
)
_NOT_ECHO = regex(
    r"(?:the|an?|as|see|if|or|and|but|in|of|by|with|our|this|including|except|only|formerly"
    r"|rev(?:ision)?|ver(?:sion)?|dated|signed|amended|restated|superseded|eur|usd|gbp|chf)(?:\s|$)"
    r"|(?:issue|edition|draft)(?:\s[a-z]{1,6})?$"
    r"|(?:final|original|current|former|revised|confidential|effective)"
    r"(?:\s(?:version|text|form|copy|draft|issue|edition))?$"
    rf"|(?:(?:effective|from|since|until)\s)?{_MONTH}(?:\s|$)|{_COUNT}\s(?:[a-z]{{1,12}}\s)?"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|euros?|dollars?|percent|per\scent)$"
    rf"|{_ROLE}s?$"
    r"|.*\b(?:inc|ltd|limited|llc|llp|lp|plc|corp|corporation|gmbh|ag|bv|nv|sarl|sas|srl|spa|oy|ab"
    r"|pty|kg|co|company)$",
    re.IGNORECASE,
)
_INITIALS = regex(r"[A-Z&/-]{2,5}")


def title_behind(
    text: str, chain: Chain, mention: Mention | None, names: Collection[str] = ()
) -> str:
    """Return the title in the bracket behind *mention*, or an empty text.

    *chain* has to be one number, directly before the document; *names* are aliases, no titles.
    """
    if mention is None or mention.external or mention.revision or len(chain.items) != 1:
        return ""
    if not _OF.fullmatch(text, chain.end, max(chain.end, mention.start)):
        return ""
    match = _ECHO.match(text, mention.end)
    echo = " ".join((mention.echo or (match["echo"] if match else "")).split())
    if echo in names or _NOT_ECHO.match(echo) or _INITIALS.fullmatch(echo):
        return ""
    return "" if any(titles(echo)) else echo
