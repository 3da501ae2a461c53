"""The service level agreement and a confidentiality agreement that stands alone."""

from dataclasses import replace

from .numbers import Level, Scheme
from .paper import CONTRACT, Paper

SLA = """
= Service Level Agreement

| Document No. | Rev. | Effective Date | Owner |
| SLA-2024-017 | 2 | 1 July 2025 | Service Manager |

This Service Level Agreement (this "SLA") belongs to the Master Services Agreement MSA-2024-017 (the "MSA") between
Tarnwell Medical Systems Ltd ("Supplier") and Brackenford Hospitals Group plc ("Customer").

# Terms

## "Business Day", "Critical Incident", "Incident", "Service Credit" and "Service Level" are used in this SLA as
defined in the MSA. Other capitalised terms have the meaning given in the MSA as well, unless this SLA defines them.

##@availability_term "Availability" means the share of the minutes of a calendar month in which Relay Core accepts device
data, without the minutes of a Maintenance Window.

##@window_term "Maintenance Window" means a period that Supplier has announced under Section\\_<window>.

# Availability

##@availability The Service Level for Availability is 99.9 per cent in each calendar month.

## Supplier shall measure Availability at the interface between the gateway and Relay Core, once a minute.

# Response to Incidents

##@classes Supplier shall classify each Incident and shall respond within the following times:

| Class | Description | Response | Hours |
| Critical Incident | as defined in MSA §1.6 | 4 hours | at any time |
| Major | a ward is without data | 8 hours | hours of the service desk |
| Minor | a function is impaired | 2 Business Days | hours of the service desk |
| Request | question or wish | 5 Business Days | hours of the service desk |

## Supplier responds when a qualified person begins to work on the Incident and has told Customer so.

## Supplier shall inform Customer of the progress of a Critical Incident every 60 minutes.

# Maintenance

##@window Supplier shall announce a Maintenance Window at least 5 Business Days in advance. Maintenance Windows lie between
22:00 and 04:00 and do not exceed 6 hours in a calendar month.

## In an emergency Supplier may maintain the platform without an announcement. Those minutes count in Availability.

# Service Credits

##@credit If Availability is below the Service Level in Section\\_<availability>, Customer receives the Service Credit that MSA
§4.3 provides.

##@credit_response If Supplier misses the response time for a Critical Incident, Customer receives a Service Credit of 2 per cent of
the monthly Fees for each case.

## Supplier shows each Service Credit on the next invoice. The limit for all Service Credits of a month is the one in
MSA §4.4.

## No Service Credit is due for a shortfall that results from an event under Section\\_11.4 (Force majeure) of the MSA.

# Reports

##@reporting Supplier shall report Availability and response times within 5 Business Days of the end of each month
(MSA §4.2).

## The report names each Critical Incident, its cause and the measures taken.

# Review and escalation

## The Parties shall review this SLA once in a calendar year, for the first time in June 2026.

## If Availability is below 99.0 per cent in two months in a row, each Party may start the procedure in
Section\\_11.7 (Escalation) of the MSA.
"""


def sla() -> Paper:
    """Return the service level agreement, whose numbers stand on its paragraphs."""
    return Paper(
        "company/contracts/SLA.docx",
        number="SLA-2024-017",
        title="Service Level Agreement",
        revision="2",
        effective="2025-07-01",
        owner="Service Manager",
        markup=SLA,
        direct=True,
        modified="2025-06-20T13:00:00Z",
    )


NDA = """
= Mutual Non-Disclosure Agreement

| Document No. | Rev. | Effective Date | Owner |
| NDA-2023-008 | 1 | 9 October 2023 | General Counsel |

This Mutual Non-Disclosure Agreement (this "Agreement") is made on 9 October 2023 (the "Effective Date") between
Tarnwell Medical Systems Ltd of 14 Kiln Wharf, Bristol, and Ostrava Sensor Works s.r.o. of Nádražní 44, Ostrava (each
a "Party" and together the "Parties").

# Definitions

##@confidential "Confidential Information" means any information that a Party (the "Discloser") gives to the other (the
"Recipient") for the Purpose, in any form, and that is marked as confidential or confirmed as confidential in
writing within fifteen (15) days.

##@purpose "Purpose" means the evaluation of a joint development of a wireless infusion sensor.

##@representatives "Representatives" means the employees, directors and professional advisers of a Party.

# Confidentiality

##@duty The Recipient shall:

### keep the Confidential Information secret;

### use it only for the Purpose; and

###@need disclose it only to those of its Representatives who need it for the Purpose and are bound to secrecy.

## The Recipient is liable for its Representatives under Section\\_<need:w> as for itself.

##@exceptions Section\\_<duty> does not apply to information that the Recipient can show:

### was public when it was disclosed, or became public later without a breach of this Agreement;

### was known to the Recipient before; or

### was developed by the Recipient without the use of the Confidential Information.

## If a court or an authority orders the disclosure of Confidential Information, the Recipient shall inform the
Discloser without undue delay, where the law allows.

# Return

##@return Within thirty (30) days of a written request the Recipient shall return or destroy the Confidential Information.

## The Recipient may keep one copy in the files of its legal department as evidence. Article\\_II continues to apply to
that copy.

# No licence

This Agreement grants no licence and creates no duty to conclude a further contract.

# Term

## This Agreement begins on the Effective Date and ends after three (3) years.

## The duties in Section\\_<duty> continue for five (5) years after the end of this Agreement.

# General

## This Agreement is governed by the law of England and Wales.

## A change to this Agreement, including to this Section\\_6.2, must be made in writing.

Signed by the Parties.

| Tarnwell Medical Systems Ltd | Ostrava Sensor Works s.r.o. |
| Name: Henrike Vossen | Name: Milan Kratochvíl |
"""

_ARTICLES: Scheme = CONTRACT | {
    "clause": (
        Level("upperRoman", "Article %1", "Heading1", 1134, 1134),
        Level("decimal", "%1.%2", "Clause2", 720, 720, legal=True),
        *(replace(level) for level in CONTRACT["clause"][2:]),
    )
}


def nda() -> Paper:
    """Return the confidentiality agreement, which is divided into Articles."""
    return Paper(
        "company/contracts/NDA.docx",
        number="NDA-2023-008",
        title="Mutual Non-Disclosure Agreement",
        revision="1",
        effective="2023-10-09",
        owner="General Counsel",
        markup=NDA,
        scheme=_ARTICLES,
        modified="2023-10-09T10:00:00Z",
    )
