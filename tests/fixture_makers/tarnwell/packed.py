"""Pack the parts of an office file: the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping

_STAMP = (2026, 3, 2, 9, 0, 0)


def packed(files: Mapping[str, str], stored: str = "") -> bytes:
    """Return the parts in *files* as one archive; the part called *stored* is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, text.encode(), compresslevel=9)
    return buffer.getvalue()
