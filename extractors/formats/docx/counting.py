"""A count written as a numbering format writes it: ``4`` as ``d``, ``IV``, ``Fourth``, ``04``."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SYMBOLS = "*†‡§"
_HAN_DIGITS = "〇一二三四五六七八九"
_MOST = 32767
"""Word counts no further; a larger count is written in digits."""


def _digits(count: int) -> str:
    return str(count)


def _padded(count: int) -> str:
    return f"{count:02d}"


def _letters(count: int) -> str:
    if count < 1:
        return str(count)
    rounds, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(count: int) -> str:
    if count < 1:
        return str(count)
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written


def _ordinal(count: int) -> str:
    teen = count % 100 in (11, 12, 13)
    return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _words(count: int) -> str:
    if count >= 1000:  # noqa: PLR2004
        rest = f" {_words(count % 1000)}" if count % 1000 else ""
        return f"{_words(count // 1000)} thousand{rest}"
    if count >= 100:  # noqa: PLR2004
        rest = f" {_words(count % 100)}" if count % 100 else ""
        return f"{_UNITS[count // 100]} hundred{rest}"
    if count < len(_UNITS):
        return _UNITS[count]
    return _TENS[count // 10] + (f"-{_UNITS[count % 10]}" if count % 10 else "")


def _ordinal_words(count: int) -> str:
    words = _words(count)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    ending = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words[:cut] + _ORDINALS.get(last, ending)


def _symbols(count: int) -> str:
    rounds, sign = divmod(max(count, 1) - 1, len(_SYMBOLS))
    return _SYMBOLS[sign] * (rounds + 1)


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)  # noqa: PLR2004


def _han(count: int) -> str:
    if not 1 <= count < 100:  # noqa: PLR2004
        return "".join(_HAN_DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" if tens else ""
    return head + (_HAN_DIGITS[ones] if ones else "")


def _rounds_of(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(max(count, 1) - 1) % len(signs)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": _digits,
    "decimalZero": _padded,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda count: _words(count).capitalize(),
    "ordinalText": lambda count: _ordinal_words(count).capitalize(),
    "hex": lambda count: f"{count:X}",
    "chicago": _symbols,
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "japaneseCounting": _han,
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": _han,
    "japaneseDigitalTenThousand": _han,
    "ideographTraditional": _rounds_of("甲乙丙丁戊己庚辛壬癸"),
    "aiueo": _rounds_of(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "aiueoFullWidth": _rounds_of(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "iroha": _rounds_of(
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
    ),
    "irohaFullWidth": _rounds_of(
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
    ),
    "russianLower": _rounds_of("абвгдежзиклмнопрстуфхцчшщыэюя"),
    "russianUpper": _rounds_of("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
}


def written(count: int, number_format: str) -> str:
    """Return *count* in *number_format*; unknown formats count in digits, ``none`` shows nothing.

    A format of digits alone (``001``) gives the least width.
    """
    if number_format == "none":
        return ""
    if number_format.isdigit():
        return str(count).zfill(len(number_format))
    if not 0 <= count <= _MOST:
        return str(count)
    return _FORMATS.get(number_format, _digits)(count)
