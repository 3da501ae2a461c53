"""Signs that are written as a character of a symbol font, as ordinary characters."""

_PRIVATE = 0xF000
_SYMBOL = {
    0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBE: "—", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD7: "⋅", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "□",
    0xA8: "□",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0xFB: "✗",
    0xE0: "→",
    0xA7: "▪",
}
_UNKNOWN = "�"


def symbol(font: str, code: str) -> str:
    """Return the sign with hexadecimal *code* of *font*; a replacement sign when it is unknown."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    name = font.casefold()
    low = number - _PRIVATE if number >= _PRIVATE else number
    if name == "symbol":
        return chr(low) if 0x20 <= low < 0x40 else _SYMBOL.get(low, _UNKNOWN)  # noqa: PLR2004
    if name.startswith("wingdings"):
        return _WINGDINGS.get(low, _UNKNOWN)
    return chr(low) if 0x20 <= low < _PRIVATE else _UNKNOWN  # noqa: PLR2004
