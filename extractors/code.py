"""Code, configuration and data. They cite and restate, but define no terms and name no title."""

from depgraph.model.facts import Kind
from extractors.kinds import Profile

code = Profile(kind=Kind.CODE, nouns=("module", "script"), terms=False, named=False)
