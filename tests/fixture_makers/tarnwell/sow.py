"""The statements of work under the master services agreement."""

from .paper import Paper, with_attachments

_SCHEME = with_attachments("Annex", "decimal")

SOW_03 = """
= Statement of Work No. 3

~ Tarnwell Relay integration, northern hospitals

| Document No. | Rev. | Effective Date | Owner |
| SOW-03 | 2 | 14 January 2025 | Contract Manager |

This Statement of Work No. 3 (this "SOW") is made on 14 January 2025 between Tarnwell Medical Systems Ltd
("Supplier") and Brackenford Hospitals Group plc ("Customer") under the Master Services Agreement
MSA-2024-017 (the "MSA").

# Purpose and terms

## This SOW describes the integration of the Tarnwell Relay platform with the record systems of four hospitals
of Customer.

## Capitalised terms that are not defined in this SOW have the meaning given in the MSA.

##@site "Site" means each of the hospitals listed in the table in Section\\_<sites>.

##@golive "Go-Live" means the first productive use of the Services at a Site.

# Scope

##@sites **Sites.** The Services under this SOW are performed for the following Sites:

| Site | Wards | Bedside devices | Planned Go-Live |
| Leeds Infirmary Row | 18 | 540 | 3 March 2025 |
| Harrogate Moorside | 9 | 210 | 12 May 2025 |
| Skipton General | 6 | 130 | 7 July 2025 |
| Wakefield Eastgate | 12 | 335 | 15 September 2025 |

## **Work.** At each Site Supplier:

### installs and qualifies the TW-200 gateways;

### connects the platform to the hospital record system;

### migrates twelve months of device data, where the Site has them; and

### trains the users named by the Site, as described in Exhibit\\_A of the MSA.

## **Out of scope.** Cabling, network switches and the repair of bedside devices are not part of this SOW.

# Deliverables and milestones

## Supplier delivers the following for each Site:

| No. | Deliverable | Due | Amount |
| D1 | Site survey and integration plan | 40 Business Days before Go-Live | GBP 14,500 |
| D2 | Qualified gateways and interface | 10 Business Days before Go-Live | GBP 38,000 |
| D3 | User training | 5 Business Days before Go-Live | GBP 9,200 |
| D4 | Go-Live and hypercare report | 20 Business Days after Go-Live | GBP 12,300 |

##@milestones Each deliverable is accepted under MSA §2.6. Its amount is invoiced after acceptance.

# Invoicing and payment

Invoices are payable within 30 days of receipt (MSA §3.2). Invoices name the Site, the deliverable and the
purchase order number of Customer. They are sent to the address of accounts payable in <contacts>.

# Personnel

## Supplier names a project manager and a validation engineer for each Site before the work there begins.

## Supplier may replace a named person with a person of equal qualification, and tells Customer 10 Business
Days in advance where it can.

# Tasks of Customer

In addition to MSA §2.7 Customer provides, for each Site:

### rack space and power for the gateways;

### a test environment of the hospital record system; and

### a contact person who can take decisions on the integration plan.

# Security

MSA §8.3 applies to a Security Breach at a Site from the day on which the first gateway is connected. Supplier
gives the notice to the security contact of the Site named in <contacts>, and to the security contact of
Customer.

# Changes

Changes to this SOW follow MSA §2.5. A change to the planned date of a Go-Live by not more than 5 Business Days
may be agreed by the project managers in writing.

# Term

## This SOW starts on 14 January 2025. It ends with the acceptance of the last deliverable, and in any case with
the Term stated in MSA §10.1.

##@sow_end If Customer ends the work at one Site, the other Sites are not affected. Section\\_<milestones> applies to
the deliverables accepted before.

Signed by the Parties on 14 January 2025.

| For Supplier | For Customer |
| Name: Henrike Vossen | Name: Oluwaseun Pryce |

A#@hypercare Service levels during hypercare

A## This Annex applies for 20 Business Days after each Go-Live ("Hypercare Period") in addition to the SLA.

A## During the Hypercare Period Supplier shall respond to each Incident at the Site within 2 hours.

A## If Supplier misses the response time for more than 5 per cent of the Incidents, Customer receives a Service
Credit of GBP 1,500 for the Site.

A## A Service Credit under this Annex is shown on the invoice for deliverable D4. The Service Credits for one Site do
not exceed GBP 6,000.

A## A Service Credit under this Annex is given in addition to one under MSA §4.3.

A#@contacts Contacts

A## The following persons are the contacts for this SOW:

| Function | Supplier | Customer |
| Project manager | Iestyn Marrow | Dalia Quist |
| Security contact | Security Officer, security@tarnwell.example | security@brackenford.example |
| Accounts payable | not applicable | ap-north@brackenford.example |
"""


def sow_03() -> Paper:
    """Return statement of work 3."""
    return Paper(
        "company/contracts/SOW-03.docx",
        number="SOW-03",
        title="Statement of Work No. 3",
        revision="2",
        effective="2025-01-14",
        owner="Contract Manager",
        kind="Statement of Work",
        markup=SOW_03,
        scheme=_SCHEME,
        modified="2025-01-14T11:00:00Z",
    )


SOW_04 = """
= Statement of Work No. 4

~ Relay Archive analysis service

| Document No. | Rev. | Effective Date | Owner |
| SOW-04 | 1 | 1 June 2026 | Contract Manager |

This Statement of Work No. 4 (this "SOW") is entered into on 18 May 2026 by Tarnwell Medical Systems Ltd
("Supplier") and Brackenford Hospitals Group plc ("Customer") pursuant to Section\\_2.1 of the Master Services
Agreement MSA-2024-017 (the "MSA"). It takes effect on 1 June 2026.

# Definitions

## Capitalised terms used but not defined in this SOW shall have the meanings given to them in the MSA.

##@analysis "Analysis" means an evaluation of device data that Supplier carries out at the request of Customer.

##@report "Report" means the written result of an Analysis, in the form described in <form>.

# Services

##@request **Requests.** Customer may request up to twelve Analyses in a calendar year. A request is made in writing
and names the question, the wards and the period of time concerned.

##@delivery **Delivery.** Supplier shall deliver the Report within 20 Business Days of a complete request.

## **Correction.** If a Report contains an error, Supplier shall correct it without charge within 10 Business Days.

## **No clinical decision.** A Report supports clinical engineers. It is not intended for decisions on the treatment of
a single patient.

# Data

## The Analyses are made with Customer Data that is stored in Relay Archive. Section\\_5 (Customer Data) of the MSA
applies.

## Supplier shall remove patient identifiers before an Analysis begins. The procedure is described in
<procedure>.

## Reports are kept for 24 months and are then deleted.

# Charges and invoicing

##@charges The charge for each Analysis is the time spent, at the rates in Exhibit\\_C of the MSA, up to a limit of GBP 11,800
for each Analysis.

## Supplier invoices monthly in arrears. Each invoice is payable within thirty (30) days of receipt in accordance
with Section\\_3.2 (Payment term) of the MSA.

##@late_report If a Report is late under Section\\_<delivery>, Customer receives a Service Credit of 5 per cent of the charge for
the Analysis for each full week of the delay. The Service Credit does not exceed 25 per cent of the charge.

## Service Credits under Section\\_<late_report> are set off in the manner described in MSA §3.7.

# Liability

The limit in Section\\_7.2 (Limit of liability) of the MSA applies to this SOW together with all other Statements of
Work; this SOW does not raise it.

# Term and termination

## This SOW continues until 31 May 2028.

## Customer may terminate this SOW for convenience in accordance with MSA §10.3.

##@open Requests that are open on termination are completed under Sections <request> and <delivery>, unless
Customer withdraws them.

# Changes and order of precedence

## Changes to this SOW follow Section\\_2.5 of the MSA.

## This SOW does not deviate from the MSA. If the two conflict, MSA §1.3 applies.

Signed by the Parties on 18 May 2026.

| For Supplier | For Customer |
| Name: Henrike Vossen | Name: Oluwaseun Pryce |
| Title: Managing Director | Title: Chief Procurement Officer |

A#@form Form of the Report

A## A Report contains the following parts:

A### the question and the data used;

A### the method, with the version of the software;

A### the result, with its limits; and

A### the names of the author and of the reviewer.

A## The Report is delivered as a PDF file through the Relay Console.

A#@procedure Removal of identifiers

A## Supplier replaces the patient identifier by a random number before the data leave the productive system. The
table of the numbers is deleted after 30 days.

A## Dates of birth are replaced by the year of birth. Free text is removed.
"""

_FOUR = dict(
    number="SOW-04",
    title="Statement of Work No. 4",
    effective="2026-06-01",
    owner="Contract Manager",
    kind="Statement of Work",
    scheme=_SCHEME,
)

REDLINED = (
    ("up to twelve Analyses in", "up to [-twelve-][+eighteen+] Analyses in"),
    ("within 20 Business Days of a complete", "within [-20-][+15+] Business Days of a complete"),
    (
        "## **Correction.** If a Report",
        "+|## **Urgent requests.** Customer may mark two requests in a calendar quarter as urgent. "
        "Supplier shall deliver the Report of an urgent request within 5 Business Days.\n\n"
        "## **Correction.** If a Report",
    ),
    ("Reports are kept for 24 months", "Reports are kept for [-24-][+36+] months"),
    ("up to a limit of GBP 11,800", "up to a limit of GBP [-11,800-][+12,400+]"),
    ("A## Dates of birth are", "-|A## Dates of birth are"),
)
"""The changes that Customer proposed, as Word tracks them."""


def sow_04() -> Paper:
    """Return statement of work 4."""
    return Paper(
        "company/contracts/SOW-04.docx",
        revision="1",
        markup=SOW_04,
        modified="2026-05-18T14:00:00Z",
        **_FOUR,
    )


def sow_04_redline() -> Paper:
    """Return statement of work 4 with the tracked changes of a negotiation."""
    text = SOW_04
    for old, new in REDLINED:
        if text.count(old) != 1:
            raise ValueError(old)
        text = text.replace(old, new)
    return Paper(
        "proposals/SOW-04-redline.docx",
        revision="1",
        markup=text,
        modified="2026-10-12T10:15:00Z",
        **_FOUR,
    )


AMD_2026_002 = """
= Amendment No. 2 to Statement of Work No. 3

| Document No. | Rev. | Status | Owner |
| AMD-2026-002 | 1 | Draft | Contract Manager |

This Amendment AMD-2026-002 (this "Amendment") is made between Tarnwell Medical Systems Ltd ("Supplier") and
Brackenford Hospitals Group plc ("Customer"). It amends the Statement of Work SOW-03 (the "SOW") under the Master
Services Agreement MSA-2024-017 (the "MSA").

# Terms

## Capitalised terms that are not defined in this Amendment have the meaning given in the SOW or in the MSA.

##@tranche "Second Tranche" means the work at the hospital in [-Otley-][+Otley Chevin+] that is described in
Section\\_<extra>.

# Additional work

##@extra Supplier performs the Second Tranche as described in Section\\_2 of the SOW. The hospital has
[-6 wards and 120-][+7 wards and 146+] bedside devices.

## The planned Go-Live of the Second Tranche is [-1 February 2027-][+1 March 2027+].

+|## Supplier shall name a deputy for the project manager for the time of the Second Tranche.

# Amounts

## The deliverables D1 to D4 in SOW-03 §3 apply to the Second Tranche, with a reduction of [-8-][+10+] per cent.

## The payment term in MSA §3.2 is not changed.

-|## Travel expenses of the Second Tranche are included in the amounts.

# Other provisions

## All other provisions of the SOW remain in force.

+|## This Amendment ends if it has not been signed by 31 December 2026.
"""


def amendment() -> Paper:
    """Return the draft of an amendment, with tracked changes that are still open."""
    return Paper(
        "company/drafts/AMD-2026-002.docx",
        number="AMD-2026-002",
        title="Amendment No. 2 to Statement of Work No. 3",
        revision="1",
        effective="not yet",
        owner="Contract Manager",
        status="Draft",
        kind="Amendment",
        markup=AMD_2026_002,
        footer="Draft",
        modified="2026-10-12T10:15:00Z",
    )
