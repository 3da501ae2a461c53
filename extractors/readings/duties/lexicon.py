"""The closed classes of English words, and the verbs that duties and steps are made of."""


def words(text: str) -> frozenset[str]:
    """Return the words of *text* as a set."""
    return frozenset(text.split())


DETERMINERS = words(
    """
    the a an each every any all no neither either both some such this that these those its their
    """
    " his her our your my another one said"
)
DROPPED = words("the a an any all such said no neither this that these those")
"""Determiners that are no part of an actor's name."""
PRONOUNS = words(
    "it they he she we you i whoever anyone everyone nobody someone everybody anybody none"
    " s/he he/she"
)
PREPOSITIONS = words(
    "of in on at by for with without from to under over between among through during within"
    " against into onto about after before upon until pursuant via per regarding concerning"
    " including across throughout than toward towards below above beyond behind near outside"
    " inside following prior due according notwithstanding despite except as like because"
    " using based"
)
SUBORDINATORS = words(
    """
    if when where whenever wherever unless whether while although though because since until
    """
    " once why how what whereas lest as"
)
RELATIVES = words("who which that whom whose")
CONJUNCTIONS = words("and or but nor and/or then & plus")
AUXILIARIES = words("is are was were be been being am has have had does do did having 're 've")
MODALS = words("shall must should may will can cannot ought might could would")
ADVERBS = words(
    "also only always not never then hereby thereby therefore thereafter hereafter further"
    " furthermore likewise however instead otherwise still first next again at once both each all"
    " either neither simply just even ever now so too thus often sometimes additionally solely"
    " thereupon n't well themselves itself himself jointly"
) - {"at"}
NOT_ADVERBS = words(
    "apply supply reply comply rely multiply imply family assembly july italy likely"
)
NEGATIONS = frozenset({"not", "n't", "never", "'t"})
SCOPE = words("only solely each every all always any both exclusively")

IRREGULAR = {
    word: base
    for base, words in {
        "be": "been is are was were",
        "become": "became become",
        "begin": "begun began",
        "break": "broken broke",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chosen chose",
        "do": "done did does",
        "draw": "drawn drew",
        "find": "found",
        "forbid": "forbidden",
        "freeze": "frozen",
        "get": "got gotten",
        "give": "given gave",
        "go": "gone went",
        "grow": "grown",
        "have": "had has",
        "hold": "held",
        "keep": "kept",
        "know": "known knew",
        "lay": "laid",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "let": "let",
        "lose": "lost",
        "make": "made",
        "meet": "met",
        "overwrite": "overwritten",
        "pay": "paid",
        "put": "put",
        "read": "read",
        "rewrite": "rewritten",
        "run": "run ran",
        "say": "said",
        "see": "seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "set": "set",
        "show": "shown",
        "shut": "shut",
        "speak": "spoken",
        "spend": "spent",
        "split": "split",
        "take": "taken took",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "undertake": "undertaken",
        "understand": "understood",
        "wear": "worn",
        "withdraw": "withdrawn",
        "withhold": "withheld",
        "write": "written wrote",
        "bear": "borne",
        "bind": "bound",
        "cut": "cut",
        "deal": "dealt",
        "override": "overridden",
        "reset": "reset",
        "submit": "submitted",
    }.items()
    for word in words.split()
}

VERBS = words("""
    accept access account achieve acknowledge acquire act add address adhere adjust administer
    adopt advise affix agree align allocate allow alert amend analyse analyze announce annotate
    answer appeal append apply appoint approve archive arrange assemble assess assign assist
    assume assure attach attempt attend audit authorise authorize avoid back backup bear begin
    block book brief bring build calculate calibrate call cancel capture carry cease certify
    challenge change charge check choose circulate classify clean clear close collaborate
    collect commence communicate compare compile complete comply conduct configure confirm
    connect consider consult contact contain continue control convene convert cooperate
    coordinate copy correct correspond create credit decide declare decommission define delete
    deliver demonstrate deploy deposit describe destroy detach detail determine develop direct
    disable discard disclose disconnect discuss dispose distribute document download draft drain
    draw dry earn edit educate employ empower enable encrypt enforce engage ensure enter
    escalate establish estimate evaluate examine execute exercise explain export extend
    facilitate file fill filter finalise finalize find fix flag follow forward furnish gather
    generate get give go grant group guide handle have highlight hold identify implement import
    include inform initiate inspect install instruct insure integrate introduce invest
    investigate invoice invite isolate issue join keep know label learn leave let limit link
    list load locate lock log look maintain make manage mark measure meet minimise minimize
    mitigate modify monitor move negotiate notify observe obtain offer open operate order
    organise organize oversee package participate pass pay perform permit place plan post
    exceed prepare present preserve prevent print prioritise prioritize proceed process procure
    produce succeed
    promote prompt protect prove provide publish pull purchase purge push put quarantine raise
    read rebuild receive recommend reconcile record recover redact reduce refer refrain refund
    register reimburse reject release remain remediate remember remind remove renew repair repay
    repeat replace reply report represent request require rescind reserve reset resolve respect
    respond restart restore restrict retain retest retire retrieve return reuse review revise
    revoke rinse rotate run safeguard sanitise sanitize save scan schedule screen seal secure
    seek segregate select sell send separate serve set share ship shut sign specify stage start
    state stop store strive submit summarise summarize supervise supply support surrender
    suspend switch take tell terminate test track train transfer transmit transport treat try
    turn understand undertake unlock update upgrade upload use validate verify view visit wait
    warn wash wear weigh weight wipe withdraw withhold witness work write attest collate
    """)
"""Basic forms that can open an instruction or follow "and" under one modal."""
NOT_STEPS = words("see note refer let")
"""Verbs that open remarks to the reader, not instructions."""

TRAILING = words("above below hereof thereof herein therein hereunder thereunder hereto thereto")
"""Words that point at a text and stand behind the noun they belong to."""

LIGHT = words("give make provide carry perform conduct undertake take do issue send effect obtain")
NOUN_VERBS = {
    "notice": "notify",
    "notification": "notify",
    "payment": "pay",
    "review": "review",
    "audit": "audit",
    "inspection": "inspect",
    "assessment": "assess",
    "training": "train",
    "approval": "approve",
    "test": "test",
    "testing": "test",
    "evaluation": "evaluate",
    "investigation": "investigate",
    "analysis": "analyse",
    "check": "check",
    "delivery": "deliver",
    "verification": "verify",
    "validation": "validate",
    "calibration": "calibrate",
    "maintenance": "maintain",
    "decision": "decide",
    "report": "report",
}
"""Nouns that say the action when the verb says nothing ("give notice" is ``notify``)."""

ROLES = words("""
    party parties staff personnel team teams company department committee board council group
    office agency authority person persons people individual individuals member members anyone
    everyone applicant applicants participant participants representative representatives
    president chair chairperson head lead leads deputy delegate clerk mayor commission
    commissioner court bank institution institutions creditor creditors lessor lessee owner
    subsidiary affiliate affiliates guarantor borrower firm organization organisation management
    leadership hr qa it legal security engineering finance assistant assistants consultant
    consultants student students secretary attorney agent agents assistant counsel tenant
    landlord licensee licensor grantee grantor assignee trustee we you they he she anyone
    everyone nobody who nurse technician technicians specialist analyst analysts colleague
    colleagues function director executive ceo cto cfo ciso dpo vp business university customer
    client user vendor supplier recipient resident respondent
    contractor provider partner candidate facility facilities clinic hospital laboratory district
    division bureau school society foundation
    """)
ROLE_ENDINGS = ("er", "or", "ee", "ist", "ant", "ian", "ers", "ors", "ees", "ists", "ants", "ians")
NOT_ROLES = words("""
    number order computer server paper letter matter header folder router container identifier
    parameter error factor monitor vector sensor chapter register newsletter transfer offer
    calendar quarter power center procedure master counter filter driver layer buffer pointer
    integer timer other either whether neither never after under over consider fee fees degree
    guarantee tree employee-handbook property grant warrant covenant restaurant descriptor cover
    behavior behaviour color floor door mirror indicator numbers orders computers servers papers
    letters matters headers folders routers containers identifiers parameters errors factors
    monitors vectors sensors chapters registers transfers offers quarters centers filters
    drivers layers buffers grants warrants covenants browser browsers compiler interpreter
    parser handler wrapper adapter loader linter constructor iterator operator decorator helper
    """)
