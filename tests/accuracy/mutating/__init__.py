"""Edits made by program in real documents; both sides are planted, so the effect is known."""
