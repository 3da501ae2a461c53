"""Printers: an answer in, text out. They touch no file, no terminal and no clock."""
