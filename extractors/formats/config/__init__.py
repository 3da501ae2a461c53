"""Configuration: keys, their values, their lines and the comments at them. Resolves nothing."""

from depgraph.extraction import Source
from depgraph.model.documents import Document
from depgraph.model.facts import Reading, Symbol
from depgraph.model.immutable import immutable

_ENVIRONMENTS = (
    ".env",
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    ".env.local",
)


@immutable
class ConfigExtractor:
    """Reads JSON, YAML, TOML, ini, env and properties files."""

    name: str = "config"
    version: int = 4
    suffixes: frozenset[str] = frozenset(
        {".json", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".properties", *_ENVIRONMENTS}
    )

    def extract(self, source: Source) -> Reading:
        """Return the blocks and facts of *source*."""
        from extractors.formats.config.reading import settings_of
        from extractors.readings.symbols import facts_of_code

        read = settings_of(source)
        facts = facts_of_code(read.document, read.symbols, source.kind, read.listed)
        return Reading(read.document, facts)


def read_settings(source: Source) -> tuple[Document, tuple[Symbol, ...]]:
    """Return the blocks of *source* and the keys in them."""
    from extractors.formats.config.reading import settings_of

    read = settings_of(source)
    return read.document, read.symbols


extractor = ConfigExtractor()
