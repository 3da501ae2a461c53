"""The words of the master services agreement."""

OPENING = """
= Master Services Agreement

~ between Tarnwell Medical Systems Ltd and Brackenford Hospitals Group plc

| Document No. | Rev. | Status | Effective Date | Owner |
| MSA-2024-017 | {rev} | {status} | 1 April 2024 | Contract Manager |

~ {copy}

---

!toc

---

This Master Services Agreement (this "Agreement") is made on 1 April 2024 (the "Effective Date") between
Tarnwell Medical Systems Ltd, a company registered in England with its registered office at 14 Kiln
Wharf, Bristol ("Supplier"), and Brackenford Hospitals Group plc, a company registered in England with its
registered office at 2 Infirmary Row, Leeds ("Customer"; Supplier and Customer together the "Parties" and
each of them a "Party").

Supplier develops, manufactures and operates the Tarnwell Relay platform, which connects bedside
infusion devices to hospital records. Customer wishes to obtain the platform and related services for
its hospitals. The Parties agree as follows.
"""

CLAUSES = """
# Definitions and interpretation

## **Defined terms.** The terms in Sections\\_{first_term} to {last_term} have the meanings given there
wherever they are used in this Agreement, in its Exhibits and in any Statement of Work.

## **Interpretation.** Headings are for convenience only and do not affect the meaning of this Agreement.
Words in the singular include the plural. The word "including" means including without limitation.

##@precedence **Order of precedence.** If documents conflict, the Data Processing Agreement prevails over
this Agreement, this Agreement prevails over a Statement of Work, and a Statement of Work prevails over the
SLA. A Statement of Work may deviate from this Agreement only where it names the Section from which it
deviates and both Parties have signed it.

##@first_term **"Business Day"** means a day other than a Saturday, a Sunday or a public holiday in England.

##@confidential **"Confidential Information"** means all information that one Party discloses to the other in
connection with this Agreement and that is marked as confidential or that a reasonable person would
understand to be confidential, including Customer Data and the Documentation.

##@critical **"Critical Incident"** means an Incident that stops the Services for a whole hospital or that
could lead to harm to a patient, and to which Supplier must respond within 4 hours at any time of day.

##@customer_data **"Customer Data"** means all data that Customer, its patients, its devices or its users enter
into, or create with, the Services.

## **"Data Protection Laws"** means all laws on the protection of personal data that apply to the Services,
including the UK GDPR and the Data Protection Act 2018.

## **"Documentation"** means the user guides, interface descriptions and release notes that Supplier
provides for the Services.

##@fees_term **"Fees"** means the amounts that Customer pays for the Services, as set out in
{ex_rates} (Rates) or, where a Statement of Work states its own charges, in that Statement of Work.

## **"Incident"** means an unplanned interruption of the Services or a reduction of their quality.

## **"Intellectual Property Rights"** means patents, copyright, database rights, trade marks, design rights,
rights in know-how and all similar rights, whether registered or not.

##@breach_term **"Security Breach"** means a breach of security that leads to the accidental or unlawful
destruction, loss, alteration or disclosure of, or access to, Customer Data.

##@credit **"Service Credit"** means an amount, calculated under Section\\_<credits>, that is deducted from the
Fees when a Service Level is not met.

## **"Service Level"** means a measure of the quality of the Services that is stated in the SLA.

## **"Services"** means the services described in <ex_services> and in each Statement of Work.

## **"Statement of Work"** means a document, signed by both Parties, that refers to this Agreement and
describes particular Services.

## **"Subprocessor"** means a third party that processes Customer Data on behalf of Supplier.

##@last_term **"Term"** means the period stated in Section\\_<term>.

# Services

## **Statements of Work.** Supplier shall perform the Services that are described in <ex_services> and in each
Statement of Work. Each Statement of Work is a part of this Agreement and is governed by it.

## **Standard of performance.** Supplier shall perform the Services with reasonable skill and care, in accordance
with the Documentation, and in accordance with all laws that apply to the Services.

## **Medical device requirements.** Supplier shall maintain a quality management system that conforms to
ISO 13485 for those parts of the Services that are medical devices. The system includes:

### control of documents and records, with a retention period for each class of record;

###@training documented training of everyone who works on the Services; and

### a procedure for complaints and for vigilance reporting.

##@personnel **Personnel.** Supplier shall assign to the Services personnel who are suitably qualified and trained,
and shall keep records of their training.

##@change **Change control.** Neither Party is bound by a change to a Statement of Work until both Parties have
signed it. Supplier shall answer a written change request within 10 Business Days and shall state the
effect of the change on scope, time and Fees. Work that is needed to assess a request and that takes longer
than one day is charged at the daily rates in <ex_rates>.

##@acceptance **Acceptance.** Customer may test each deliverable within 15 Business Days of its delivery. A
deliverable is accepted when Customer confirms acceptance in writing, or when that period has ended
and Customer has not reported:

### a failure to meet the acceptance criteria in the Statement of Work; or

### a defect that prevents productive use, namely:

#### a defect that makes a main function unavailable; or

#### a defect that could lead to harm to a patient.

## **Customer's tasks.** Customer shall give Supplier the access, information and decisions that a Statement
of Work names, in good time. Supplier is not responsible for a delay that results from a failure to do so,
if Supplier has told Customer of the failure without undue delay.

# Fees and payment

## **Fees.** Customer shall pay the Fees. Work on a time and materials basis is invoiced monthly in arrears, at
the rates in <ex_rates>, and fixed amounts are invoiced when their milestone has been accepted under
Section\\_<acceptance>.

##@payment **Payment term.** Invoices are payable within 30 days of receipt. Payment is made in pounds sterling by
bank transfer to the account named on the invoice.

##@late **Late payment.** If an undisputed amount is not paid when it falls due under Section\\_<payment>, Supplier
may charge interest on it at 4 per cent a year above the base rate of the Bank of England.

##@disputed **Disputed invoices.** Customer may withhold an amount that it disputes in good faith, if it gives
reasons in writing within 10 Business Days of receipt of the invoice. The undisputed part of the invoice
remains payable under Section\\_<payment>.

## **Taxes.** The Fees do not include value added tax, which Customer shall pay in addition at the rate and in
the manner prescribed by law.

##@expenses **Expenses.** Supplier may charge reasonable travel expenses for on-site work that Customer has approved
in advance, at cost and without a margin.

## **Set-off.** Customer may set off a Service Credit against any Fees that are due. Neither Party may otherwise
set off amounts under this Agreement.

# Service levels and credits

##@sla **SLA.** Supplier shall meet the Service Levels stated in the Service Level Agreement SLA-2024-017 (the "SLA").

## **Measurement.** Supplier shall measure its performance against each Service Level continuously, and shall
report the results to Customer within 5 Business Days of the end of each month.

##@credits **Calculation.** If the monthly availability of the platform is below the Service Level, Supplier shall give
Customer a Service Credit of 5 per cent of the monthly Fees for each full percentage point of the shortfall.

##@credit_cap **Limit.** The Service Credits for one month do not exceed 20 per cent of the Fees for that month.

## **Other remedies.** A Service Credit is a price adjustment and not a penalty. It does not limit the right of
Customer to terminate under Section\\_<cause> or to claim damages for loss that the Service Credit does not
cover, within the limit stated in Section {cap}.

# Customer Data

## **Ownership.** Customer Data remains the property of Customer. Supplier obtains no right in it other than the
right to use it to perform the Services.

##@dpa **Processing.** Supplier shall process personal data in Customer Data only in accordance with the Data
Processing Agreement DPA-2024-017 (the "Data Processing Agreement" or "DPA").

##@backup **Backup.** Supplier shall back up Customer Data at least daily and shall keep each backup for 35 days.

##@data_return **Return and deletion.** Within 60 days of the end of the Term, Supplier shall return Customer Data in a
commonly used format and shall then delete it, except for records that Supplier must keep by law. Those
records remain subject to Section\\_{confidentiality_part} (Confidentiality).

#@ip Intellectual property

## **Supplier materials.** Supplier keeps all Intellectual Property Rights in the platform, the Documentation and the
tools that it uses to perform the Services.

## **Customer materials.** Customer keeps all Intellectual Property Rights in the materials that it gives to
Supplier. Supplier may use them only to perform the Services.

##@licence **Licence.** Supplier grants Customer a non-exclusive licence to use the platform and the Documentation for
the Term in its hospitals. Customer shall not:

### copy or decompile the platform, except as the law allows;

### let a third party use it, except for contractors who work for Customer; or

### remove any notice of ownership.

## **Open source.** The Documentation lists the open source components of the platform. Supplier shall comply with their
licences and shall keep the platform free from viruses, worms and other malicious code.

#@liability Indemnity, liability and insurance

##@indemnity **Indemnity.** Supplier shall indemnify Customer against claims of third parties that the use of the
platform in accordance with this Agreement infringes their Intellectual Property Rights, if Customer:

### informs Supplier of the claim without undue delay;

### lets Supplier conduct the defence; and

### gives Supplier reasonable assistance at the cost of Supplier.

##@cap **Limit of liability.** The total liability of each Party in a contract year is limited to 150 per cent of the
Fees paid and payable for that year.

##@insurance **Insurance.** Supplier shall maintain professional indemnity insurance and product liability insurance of at
least GBP 5,000,000 for each claim, and shall give Customer a certificate on request.

## **No limit.** Nothing in this Agreement limits liability for death or personal injury caused by negligence, for
fraud, or under the indemnity in Section\\_<indemnity>.

#@security Security and notification

##@safeguards **Safeguards.** Supplier shall maintain the technical and organisational measures described in
<ex_security>, and shall not reduce the level of protection that they give.

##@audit **Audits.** Once in a calendar year Customer may audit the measures, itself or through an independent auditor,
on 20 Business Days' notice. Supplier shall co-operate with the auditor and shall correct any material
failure without undue delay.

##@breach **Breach notice.** Supplier shall notify Customer within 24 hours of a Security Breach. The notice is given to
the security contact of Customer and describes:

### the nature of the Security Breach and the Customer Data affected;

###@measures the measures taken or proposed; and

### a contact for further information.

## **Follow-up.** Supplier shall update the notice as it learns more, and shall give Customer a final report, with
the cause and the measures under Section\\_<measures>, within 15 Business Days of the end of the Security Breach.

##@subcontract **Subcontractors.** Supplier shall bind each Subprocessor to duties that are no less strict than those in
this Section\\_{security} and is liable for the acts of a Subprocessor as for its own.

#@confidentiality_part Confidentiality

##@secrecy **Duty.** Each Party shall keep the Confidential Information of the other Party secret, use it only for the
purposes of this Agreement, and disclose it only to employees and advisers who need it and are bound to secrecy.

## **Exceptions.** Section\\_<secrecy> does not apply to information that:

### is or becomes public other than through a breach of this Agreement;

### the receiving Party knew before, or developed independently in the ordinary course of its business; or

### must be disclosed by law or by order of a court of competent jurisdiction, provided that the other
Party is told in advance where the law allows.

##@secrecy_end **Duration.** The duties in this Section\\_{confidentiality_part} continue for 5 years after the end of the Term. For
Customer Data they continue without limit in time.

# Term and termination

##@term **Term.** This Agreement starts on the Effective Date and continues for 5 years. It is then renewed for
periods of 12 months, unless a Party gives notice at least 6 months before the end of the current period.

##@cause **Termination for cause.** A Party may terminate this Agreement or a Statement of Work with immediate effect if
the other Party commits a material breach and does not remedy it within 30 days of a written request.

##@convenience **Termination for convenience.** Customer may terminate a Statement of Work at any time on 90 days' notice. It then
pays the Fees for the work done up to the date of termination.

##@exit **Exit assistance.** On termination Supplier shall, at the request of Customer, assist with the transfer of the
Services for up to 6 months, on the terms that applied before.

##@survival **Survival.** Sections {data_return}, {ip}, {liability}, {confidentiality_part} and {general} survive the end of the Term.

#@general General

## **Governing law.** This Agreement is governed by the law of England and Wales. The courts of England have
exclusive jurisdiction.

## **Assignment.** Neither Party may assign this Agreement without the written consent of the other, except to a
company of the same group.

##@notices **Notices.** Notices are given in writing, by post or by e-mail to the address that the receiving Party has named
for this purpose. A notice by e-mail counts as received on the next Business Day.

## **Force majeure.** A Party is not liable for a failure that results from an event beyond its reasonable control,
for as long as the event lasts.

## **Entire agreement.** This Agreement, with its Exhibits, the DPA, the SLA and the Statements of Work, is the
entire agreement of the Parties on its subject. Exhibits A to C form part of this Agreement.

## **Amendment.** This Agreement may be amended only in writing, signed by both Parties.

##@escalation **Escalation.** The Parties shall first refer a dispute to their contract managers, who shall meet within 10
Business Days. If they do not agree, the dispute is referred to the finance directors of the Parties.

## **Severability.** If a provision is invalid, the others remain in force.

Signed by the Parties on the dates stated below.

| For Supplier | For Customer |
| Name: Henrike Vossen | Name: Oluwaseun Pryce |
| Title: Managing Director | Title: Chief Procurement Officer |
| Date: 28 March 2024 | Date: 29 March 2024 |
"""

RESIDENCY = """
# Data residency

##@regions **Regions.** Supplier shall store and process Customer Data only in data centres in the United Kingdom or in the
European Economic Area.

## **Transfer.** Supplier shall not transfer Customer Data to another region without the written consent of Customer.
The consent may be subject to conditions.

## **Remote access.** Access to Customer Data from outside the regions named in Section\\_<regions> is allowed only for
support that Customer has requested, and only for the duration of the request.

## **Records.** Supplier shall keep a list of the data centres in which Customer Data is stored, and shall give
Customer the current list on request.
"""

ATTACHMENTS = """
A#@ex_services Service Description

A##@relay **Tarnwell Relay.** The platform receives data from bedside infusion devices through the TW-200 gateway, checks
it, and passes it to the hospital record system. It is available at all times except during the maintenance
windows stated in the SLA.

A## **Support.** Supplier operates a service desk in English. The service desk is open from 07:00 to 19:00 on
each Business Day. Critical Incidents are accepted at any time.

A## **Components.** The Services consist of the following components:

| Component | Description | Medical device |
| Relay Core | Receives, checks and forwards device data | Yes, class IIa |
| Relay Console | Displays the state of devices to clinical engineers | No |
| TW-200 gateway | Connects up to 40 bedside devices in a ward | Yes, class IIa |
| Relay Archive | Stores device data for retrospective analysis | No |

A## **Updates.** Supplier provides at least two releases of the platform in a calendar year. Supplier announces a
release that changes an interface at least 60 days in advance and describes the change in the Documentation.

A## **Training.** Supplier trains the users whom Customer names before the first productive use in a hospital.
The training covers:

A### operation of the Relay Console;

A### replacement of a TW-200 gateway; and

A### reporting of an Incident to the service desk.

A#@ex_security Security Measures

A## **Access control.** Access to Customer Data requires a personal account and a second factor. Supplier reviews
the rights of access at least once in a calendar quarter.

A## **Encryption.** Customer Data is encrypted in transit with TLS 1.2 or later and at rest with AES-256.

A## **Separation.** Productive systems are separate from test systems. Customer Data is not used for tests.

A## **Logging.** Access to Customer Data is logged. The logs are kept for 12 months and are protected
against change.

A## **Backup.** Backups are made as stated in Section\\_<backup> of this Agreement and are stored in a second data
centre. Supplier tests the restoration of a backup at least once in a calendar year.

A## **Vulnerabilities.** Supplier corrects vulnerabilities within the following periods, counted from the day on
which a correction is available:

| Severity | Correction within |
| Critical | 7 days |
| High | 30 days |
| Medium | 90 days |
| Low | next release |

A## **Physical security.** The data centres of Supplier are certified under ISO/IEC 27001.
"""

EXHIBIT_C = """
A#@ex_rates Rates

A## **Daily rates.** The following rates apply to work on a time and materials basis. A day has eight working hours.

| Role | Rate per day |
| Project manager | GBP 1,050 |
| Solution architect | GBP 1,180 |
| Integration engineer | GBP 940 |
| Validation engineer | GBP 985 |
| Trainer | GBP 760 |

A## **Platform.** The monthly amount for the platform is GBP 4.80 for each connected bedside device.

A## **Adjustment.** Supplier may adjust the rates once in a calendar year, for the first time on 1 April 2026, by not
more than 3 per cent and on 90 days' notice.

A## **Work outside business hours.** Work that Customer requests outside the hours of the service desk is charged at
150 per cent of the rate.
"""
