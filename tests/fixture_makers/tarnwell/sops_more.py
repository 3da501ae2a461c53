"""The other procedures: Word files first, then those that are issued as PDF files."""

SOP_009 = """
= Training and Qualification

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-009 | 4 | 2026-01-12 | Head of People | Effective |

# Purpose

This procedure describes how people are qualified for their tasks and how this is recorded. It implements POL-004.

# Scope and roles

## This procedure applies to employees and to contractors who work on the quality management system or for a customer.

## The following roles take part:

| Role | Task in this procedure |
| Line Manager | Plans the training and assesses the qualification |
| Trainer | Holds the training and records the attendance |
| Head of People | Keeps the training matrix and the training records |

# Staff who work for customers

The agreement with Brackenford requires suitably qualified and trained personnel and a record of their training (MSA
§2.4). For staff who are named in a statement of work the Line Manager therefore checks the record before the person is
named.

# Training plan

##@plan Each role has a training plan, which lists the documents to be read and the courses to be attended.

## Training takes place before a person performs the task alone (POL-004 §3.1).

##@refresh A refresher takes place every 12 months (POL-004 §5). A new revision of a procedure is read before it takes
effect.

# Conduct

##@conduct A training under Section\\_<plan> is held as follows:

S# The Trainer announces the training and its aim.

S# The participants sign the attendance list.

S# The Trainer assesses each participant with questions or with a task under supervision.

S# The Line Manager confirms the qualification in the training matrix within 10 working days.

## If a participant does not pass, the steps in Section\\_<conduct> are repeated.

# Records

Training records are retained for 3 years after the person has left (POL-002 §4.3). The Record Owner is the Head of
People.

# Revision history

| Rev. | Date | Change | Approved by |
| 3 | 2024-02-19 | Contractors added | B. Haldane |
| 4 | 2026-01-12 | Check before a person is named in a statement of work | B. Haldane |
"""

SOP_012 = """
= Complaint Handling

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-012 | 7 | 2026-03-01 | QA Manager | Effective |

# Purpose and scope

## This procedure describes how complaints about our devices and our software are received, assessed and answered. It
implements POL-010.

##@complaint "Complaint" means a statement, written or spoken, that a device or the software does not meet its purpose or
its specification.

# Roles

| Role | Task in this procedure |
| Complaint Officer | Records and assesses each Complaint |
| Regulatory Manager | Decides whether an event is reported to an authority |
| QA Manager | Closes the Complaint |

# Receipt

## Anyone who receives a Complaint passes it to the Complaint Officer on the same day.

##@record The Complaint Officer records the Complaint within 2 working days (POL-010 §3.1).

# Assessment

##@assess The Complaint Officer assesses each Complaint:

S# Identify the device, its batch number and its software version.

S# Decide whether a patient was or could have been harmed. If so, inform the Regulatory Manager on the same day.

S# Ask for the device, if it is needed for the investigation.

S# Open a deviation under SOP-030 §3 if the cause lies in our production.

## The Regulatory Manager reports a serious incident to the authority within 15 days (POL-010 §4.2).

# Answer and closure

## The person who complained receives an answer within 30 days of the receipt of the Complaint.

## The QA Manager closes the Complaint when the steps in Section\\_<assess> are complete and the answer has been sent.

# Records

Complaint files are retained for 10 years (POL-002 §4.2). The Complaint Officer is the Record Owner.

# Revision history

| Rev. | Date | Change | Approved by |
| 6 | 2025-05-05 | Software complaints included | L. Ott |
| 7 | 2026-03-01 | Retention period aligned with POL-002 Rev. 6 | L. Ott |
"""

SOP_018 = """
= Supplier and Subprocessor Qualification

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-018 | 2 | 2025-11-17 | Head of Purchasing | Effective |

# Purpose

This procedure describes how suppliers and subprocessors are selected, approved and monitored. It implements POL-007.

# Classes of suppliers

##@classes Each supplier is assigned to one class:

| Class | Supplier of | Review |
| A | parts or services that affect the safety of a device; subprocessors | every 12 months |
| B | parts or services that affect quality | every 24 months |
| C | other goods and services | none |

## The Head of Purchasing assigns the class. In doubt the QA Manager decides.

# Approval

##@approval A supplier of class A or B in Section\\_<classes> is approved before the first order:

S# Send the questionnaire and assess the answers.

S# For class A: audit the supplier, on site or remotely.

S# Agree the quality requirements in writing.

S# Enter the supplier in the list of approved suppliers.

# Subprocessors

## The Data Protection Officer checks a subprocessor before it is approved under Section\\_<approval>.

##@tell Customers are told of a new subprocessor at least 30 days before it receives personal data (DPA §6.1). The Account
Manager sends the notice.

## The duties of the subprocessor are at least as strict as those in POL-008 §5.

# Monitoring

## The Head of Purchasing reviews each supplier at the interval in Section\\_<classes>.

## A supplier that fails two reviews in a row is removed from the list.

# Records

The file of a supplier is retained for 10 years after the last delivery, because it is part of the file of the device
type (POL-002 §4.2). The Record Owner is the Head of Purchasing.

# Revision history

| Rev. | Date | Change | Approved by |
| 1 | 2023-08-07 | First issue | L. Ott |
| 2 | 2025-11-17 | Subprocessors added | L. Ott |
"""

SOP_030 = """
= Deviations and Corrective Action

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-030 | 5 | 2026-02-02 | QA Manager | Effective |

# Purpose and scope

## This procedure describes how deviations are recorded, assessed and corrected.

##@deviation "Deviation" means a departure from an approved document or from a specification.

##@capa "Corrective Action" means a measure that removes the cause of a Deviation.

# Roles

| Role | Task in this procedure |
| Originator | Reports the Deviation |
| QA Reviewer | Assesses the Deviation |
| QA Manager | Approves the assessment and closes the Corrective Action |

# Recording

## The Originator reports a Deviation on the day on which it is found.

## The QA Reviewer gives it a number within 1 working day.

# Assessment

##@assess The QA Reviewer assesses each Deviation within 10 working days:

S# Describe what happened, and what should have happened.

S# Find the cause.

S# Assign one of the classes minor, major or critical.

S# Propose a correction and, for a major or critical Deviation, a Corrective Action.

## The QA Manager approves the assessment.

# Corrective Action

## A Corrective Action has an owner and a date. It is completed within 90 days of the approval under Section\\_<assess>,
unless the QA Manager agrees to a later date.

## The QA Manager checks the effect of a Corrective Action 3 months after its completion.

# Documents and records

## If a document must be changed, SOP-008 §4 applies.

## The record of a Deviation that concerns a batch is a part of the batch record and is retained for 7 years (POL-002 §4.1).

## The QA Manager is the Record Owner (POL-002 §5).

# Revision history

| Rev. | Date | Change | Approved by |
| 4 | 2024-09-30 | Check of the effect added | L. Ott |
| 5 | 2026-02-02 | Classes defined | L. Ott |
"""

SOP_008 = """
= Document and Change Control

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-008 | 6 | 2026-03-01 | QA Manager | Effective |

# Purpose

This procedure describes how controlled documents are written, approved, issued and withdrawn. It implements POL-001.

# Scope and roles

## This procedure applies to policies, procedures, forms and specifications.

## The following roles take part:

| Role | Task in this procedure |
| Author | Writes or changes the document |
| Approver | Is named in POL-001 §5 for the kind of document |
| Document Controller | Gives numbers, issues documents and keeps the register |

# Numbers

## A policy has a number of the form POL-nnn, a procedure SOP-nnn and a form F-nn. A number is not used again.

##@revision The revision is a whole number. It begins with 1 and rises by 1 with each issue (POL-001 §4).

# Change of a document

##@change A document is changed as follows:

S# The Author describes the reason for the change and lists the documents that cite the passage concerned.

S# The Author marks the changes, so that the Approver can see them.

S# The Approver checks that no document on the list becomes wrong, and approves.

S# The Document Controller enters the revision and the date on which it takes effect, and issues the document.

S# The Document Controller withdraws the old revision within 1 working day.

## A change that alters only spelling or layout needs no list of documents, but it needs the approval under
Section\\_<change>.

# Review

Each document is reviewed every 24 months (POL-001 §6). The owner of the document plans the review.

# Records

## Withdrawn revisions are retained for 10 years. The Record Owner is the Document Controller (POL-002 §5).

## The destruction of withdrawn revisions is approved as POL-002 §8.2 says.

# Revision history

| Rev. | Date | Change | Approved by |
| 5 | 2025-01-20 | Forms included | L. Ott |
| 6 | 2026-03-01 | List of citing documents required | L. Ott |
"""

SOP_015 = """
= Access Management

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-015 | 3 | 2025-09-08 | Security Officer | Effective |

# Purpose

This procedure describes how access to productive systems is granted, reviewed and revoked. It implements POL-003.

# Roles

| Role | Task in this procedure |
| Requester | Asks for access for a member of the team |
| System Owner | Grants or refuses the access |
| Security Officer | Leads the review |

# Granting of access

##@grant Access is granted as follows:

S# The Requester states the person, the system, the role and the reason.

S# The System Owner checks that the person has completed the training under SOP-009 §4.

S# The System Owner grants the least rights that the task needs.

S# The person registers a second factor at the first login (POL-003 §4.1).

## An account is personal. Shared accounts are not permitted (POL-003 §3.1).

# Review

##@review The Security Officer reviews all rights once in a calendar quarter. POL-003 §5 requires this, and so does
the agreement with our customer (MSA Exhibit B, B.1).

## Rights without a reason are revoked on the day of the review.

# Revocation

## The rights of a person who leaves are revoked within 1 working day (POL-003 §6).

## The rights of a person who changes the department are reviewed under Section\\_<review> within 10 working days.

# Records

Requests and reviews are retained for 3 years. Access logs are retained for 12 months (POL-002 §4.5).

# Revision history

| Rev. | Date | Change | Approved by |
| 2 | 2024-06-10 | Second factor added | K. Brandvold |
| 3 | 2025-09-08 | Quarterly review described | K. Brandvold |
"""

SOP_022 = """
= Backup and Restoration

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-022 | 4 | 2026-02-16 | Head of Operations | Effective |

# Purpose

This procedure describes how customer data are backed up and restored. It implements POL-006.

# Roles

| Role | Task in this procedure |
| Operations Engineer | Runs and watches the backups |
| Head of Operations | Approves a restoration; plans the tests |

# Backup

## Customer data is backed up daily, and each backup is kept for 35 days (MSA §5.3). The job is configured in
`config/backup.yaml`; the key `keep_days` sets the number of days.

##@fail If a backup fails, the Operations Engineer repeats it within 4 hours. If the upload fails, `retry_upload()` is
called up to 5 times before an alarm is raised.

## Backups are stored in a second data centre and are encrypted (POL-005 §4).

# Restoration

##@restore Data is restored as follows:

S# The Incident Manager or the customer requests the restoration and names the point in time.

S# The Head of Operations approves the restoration.

S# The Operations Engineer restores the data to a separate system and checks them.

S# The Operations Engineer replaces the productive data and records the time needed.

## The restoration is completed within 8 hours of the approval (POL-006 §4).

# Test

##@test A restoration is tested once in a calendar year (POL-006 §5). The test follows Section\\_<restore>.

## The report of the test is sent to the Security Officer within 10 working days.

# Records

Reports of tests and of restorations are retained for 3 years. The Record Owner is the Head of Operations, as POL-002
§5 requires each procedure to name one.

# Revision history

| Rev. | Date | Change | Approved by |
| 3 | 2025-03-24 | Second data centre in Dublin | T. Achterberg |
| 4 | 2026-02-16 | Number of attempts stated | T. Achterberg |
"""

SOP_025 = """
= Vulnerability Management

| Document No. | Rev. | Effective Date | Owner | Status |
| SOP-025 | 2 | 2025-10-06 | Security Officer | Effective |

# Purpose

This procedure describes how vulnerabilities of the platform are found, assessed and corrected. It implements
POL-005 §5.

# Sources

## The Security Officer receives reports from the following sources:

- the daily scan of the components;

- suppliers and public lists; and

- researchers who write to security@tarnwell.example.

## A researcher receives an answer within 5 working days. The researcher is asked not to publish the vulnerability before
it has been corrected.

## The scan covers the following components:

| Component | Tool | Responsible |
| Relay Core and Relay Archive | scan of dependencies and of the network | Operations Engineer |
| Relay Console | scan of dependencies and of the web interface | Head of Development |
| TW-200 gateway | scan of the firmware image | Head of Development |

## A component without a scan for more than 3 days is reported to the Security Officer.

# Assessment

##@assess Each vulnerability is assessed within 2 working days and is assigned one of the severities critical, high, medium
or low.

## The assessment of a vulnerability answers the following questions:

### Can the vulnerability be used from outside the hospital network?

### Which data could be read or changed?

### Could a patient be harmed, for example by a wrong or a missing alarm?

## A vulnerability that could lead to harm to a patient is always critical.

## If the vulnerability has been used by an attacker, SOP-021 §3 applies at once.

# Correction

##@correct Vulnerabilities are corrected within the periods that MSA Exhibit B, B.6 states:

| Severity | Correction within |
| Critical | 7 days |
| High | 30 days |
| Medium | 90 days |
| Low | next release |

## If a period cannot be met, the Security Officer informs the Account Manager before it ends.

## A correction is made as follows:

S# The Head of Development names a person who makes the correction.

S# The person writes a test that shows the vulnerability.

S# The person corrects the component and repeats the test.

S# The Security Officer confirms the correction.

## A correction is released as SOP-027 §4 describes.

# Report

The Security Officer reports the open vulnerabilities to the management every month. The report shows each case in which
a period in Section\\_<correct> was exceeded.

# Revision history

| Rev. | Date | Change | Approved by |
| 1 | 2024-04-22 | First issue | K. Brandvold |
| 2 | 2025-10-06 | Researchers included | K. Brandvold |
"""
