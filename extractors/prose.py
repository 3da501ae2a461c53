"""All facts of a document's blocks: recognises its kind, runs the readings, settles overlaps."""

from depgraph.model.documents import Document
from depgraph.model.facts import Facts, Identity, Kind
from depgraph.model.keys import Key, name_key
from extractors.code import code
from extractors.contract import contract
from extractors.kinds import Profile, recognised
from extractors.overlaps import settled
from extractors.policy import policy
from extractors.readings.citations import citations
from extractors.readings.declared import declared
from extractors.readings.definitions import definitions
from extractors.readings.identity import identity
from extractors.readings.links import links
from extractors.readings.mentions import mentions
from extractors.readings.provisions import provisions
from extractors.readings.uses import uses
from extractors.readings.values import value_problems, values
from extractors.sop import sop

_PROSE = (contract, sop, policy)
_PROFILES = {profile.kind: profile for profile in (*_PROSE, code, Profile(Kind.OTHER))}


def facts_of(document: Document, kind: Kind | None = None) -> Facts:
    """Return all that *document* provides and relies on; *kind* overrules what it looks like.

    This is what an extractor of another package calls as well, once it has made its blocks.
    """
    named = _PROFILES[kind or Kind.OTHER].named
    known = identity(document) if named else Identity()
    kind = kind or recognised(document, known, _PROSE)
    parts = provisions(document)
    terms = definitions(document, parts) if _PROFILES[kind].terms else ()
    cited = (*declared(document, known), *citations(document, parts, known))
    used = uses(document, terms, cited) if _PROFILES[kind].terms else ()
    return Facts(
        kind=kind,
        identity=known,
        provisions=parts,
        definitions=terms,
        values=values(document, parts),
        references=settled((*cited, *links(document), *mentions(document), *used), _own(known)),
        problems=(*document.problems, *value_problems(document)),
    )


def _own(known: Identity) -> frozenset[Key]:
    return frozenset(
        name_key(name) for name in (known.number, known.title, *known.aliases) if name
    )
