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
