"""The data processing agreement that goes with the master services agreement."""

from .paper import Paper, with_attachments

DPA = """
= Data Processing Agreement

| Document No. | Rev. | Effective Date | Owner |
| DPA-2024-017 | 3 | 1 April 2024 | Data Protection Officer |

This Data Processing Agreement (this "DPA") is made between Tarnwell Medical Systems Ltd ("Supplier") and
Brackenford Hospitals Group plc ("Customer"). It supplements the Master Services Agreement MSA-2024-017 (the
"MSA") and applies from 1 April 2024.

# Definitions

## Unless this DPA defines them otherwise, capitalised terms have the meaning given to them in the MSA.

## "Personal Data" means Customer Data that relates to an identified or identifiable person.

## "Data Subject" means a person to whom Personal Data relates.

##@instruction "Instruction" means a documented direction of Customer on the processing of Personal Data. The MSA and
this DPA are the first Instructions.

# Subject and duration

## Supplier processes Personal Data for Customer in order to perform the Services. <an_details> describes the kinds of
Personal Data, the Data Subjects and the purposes.

## This DPA applies for as long as Supplier holds Personal Data. Its Section\\_{dpa_return} applies after that for the
records that Supplier keeps by law.

# Instructions

##@follow Supplier shall process Personal Data only on an Instruction, unless a law requires otherwise. In that case
Supplier tells Customer of the law before the processing, where the law allows.

## If Supplier considers that an Instruction infringes Data Protection Laws, it tells Customer without undue delay
and may suspend the processing concerned.

## Supplier shall ensure that everyone who processes Personal Data is bound to secrecy.

# Security of processing

## Supplier shall maintain the measures described in Exhibit\\_B of the MSA. They take account of Article\\_32 of the
UK GDPR.

##@review Supplier shall review the measures at least once in a calendar year and shall record the result.

# Breaches

## Supplier shall notify Customer within 24 hours as required by MSA §8.3. The period begins when a member of the
incident team of Supplier has classified the event as a Security Breach that affects Personal Data.

##@content The notice contains the information named in Article\\_33(3) of the UK GDPR, as far as it is known:

### the categories and the approximate number of Data Subjects concerned;

### the likely consequences; and

### the measures taken or proposed.

## Supplier shall not inform a Data Subject or an authority of a breach without the consent of Customer, unless
a law requires it to do so.

# Subprocessors

## The Subprocessors in <an_sub> are approved. Supplier shall tell Customer of a new Subprocessor at least 30 days
before it receives Personal Data.

##@objection Customer may object within 15 days on reasonable grounds. If the Parties find no solution, Customer may
terminate the Services concerned without a charge.

# Retention

## Device data that contain Personal Data are kept for 24 months in Relay Archive and are then deleted.

## Supplier keeps the batch records of the TW-200 gateways for 7 years (POL-002 §4.1). They contain no Personal Data.

# Audits

## Supplier shall give Customer the information that is needed to show compliance with this DPA.

## Customer may audit compliance in the manner agreed in Section\\_8.2 (Audits) of the MSA.

#@dpa_return Return and deletion

## Supplier shall return and delete Personal Data within 60 days of the end of the Term (MSA §5.4).

## Supplier confirms the deletion in writing and names the records that it keeps by law.

# Final provisions

## The order of precedence in MSA §1.3 applies.

## Section\\_<follow> and Section\\_<content> are material terms of the MSA.

A#@an_details Details of the processing

A## The processing has the following details:

| Subject | Details |
| Data Subjects | Patients of Customer; clinical users |
| Personal Data | Patient identifier, ward, infusion rate and time, alarm history, user name |
| Special categories | Data concerning health |
| Purposes | Display, alarm forwarding and storage of device data |

A#@an_measures Contacts

A## The data protection officer of Supplier is reached at privacy@tarnwell.example.

A## The privacy contact of Customer is reached at dpo@brackenford.example.

A#@an_sub Subprocessors

A## The following Subprocessors are approved on 1 April 2024:

| Name | Task | Place of processing |
| Caldmoor Hosting Ltd | Operation of the data centres | Slough and Dublin |
| Penhale Mail Ltd | Delivery of alarm messages | Exeter |
"""


def dpa() -> Paper:
    """Return the data processing agreement."""
    return Paper(
        "company/contracts/DPA.docx",
        number="DPA-2024-017",
        title="Data Processing Agreement",
        revision="3",
        effective="2024-04-01",
        owner="Data Protection Officer",
        markup=DPA,
        scheme=with_attachments("Annex", "upperRoman"),
        modified="2026-02-10T09:30:00Z",
    )
