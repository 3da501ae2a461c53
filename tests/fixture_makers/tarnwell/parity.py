"""One policy that is written as Word, PDF and Markdown, so that the three readings can be compared."""

from dataclasses import replace

from .numbers import Level, Scheme
from .paper import Paper

_SCHEME: Scheme = {
    "clause": (
        Level("decimal", "%1", "Heading1", 567, 567),
        Level("decimal", "%1.%2", "Heading2", 567, 567),
        Level("lowerLetter", "(%3)", "SopItem", 1134, 567),
    ),
    "attachment": (
        Level("decimal", "Appendix %1", "ExhibitHeading", suffix="space"),
        Level("decimal", "%1.%2", "Exhibit2", 720, 720),
    ),
}

_TEXT = """
= Calibration and Maintenance Policy

# Purpose

This policy ensures that measuring equipment gives correct results and that production equipment works as intended. It
fulfils ISO 13485, para. 7.6.

# Scope

## Equipment

This policy applies to all Measuring Equipment and Production Equipment at the site in Bristol, and to equipment that is
lent to a supplier.

## Exceptions

This policy does not apply to equipment of the development department that is marked "not for release". If such equipment
is used for a release test, Section\\_<interval> applies to it from that day.

# Definitions

"Measuring Equipment" means an instrument whose reading is recorded in a batch record or in a test report.

"Production Equipment" means a machine or a tool that is used to make or to test a device.

"Equipment Owner" means the person who is named in the equipment register for a piece of equipment.

"Working Standard" means an instrument that is used to calibrate Measuring Equipment and that is itself calibrated by an
accredited laboratory.

# Responsibilities

##@owner Equipment Owner

The Equipment Owner shall ensure that the equipment is calibrated and maintained in time. In particular the Equipment
Owner:

### keeps the entry in the equipment register up to date;

### takes equipment out of use when its date has passed; and

###@report reports each fault to the QA Manager within 1 working day.

## QA Manager

The QA Manager approves the intervals in Section\\_<interval> and decides on results that were obtained with faulty
equipment.

## Users

Users check the label before they use a piece of equipment. They shall not use equipment without a valid label.

# Calibration

##@interval Intervals

Measuring Equipment is calibrated at the following intervals:

| Class | Equipment | Interval | Tolerance |
| 1 | Working Standards | 24 months | stated by the laboratory |
| 2 | Balances and pressure gauges | 6 months | 0.5 per cent |
| 3 | Multimeters and timers | 12 months | 1 per cent |
| 4 | Rulers and templates | 36 months | 0.2 mm |

An interval may be extended by up to 30 days if the QA Manager agrees in writing before it ends.

##@conditions Conditions

Calibration takes place at a temperature of 20 °C, with a deviation of not more than 2 °C, and at a relative humidity
between 40 and 60 per cent. Equipment is left in the room for at least 4 hours before it is calibrated.

## Standards

Measuring Equipment is calibrated against a Working Standard. The uncertainty of the Working Standard shall not be larger
than one quarter of the tolerance in Section\\_<interval>.

##@failed Failed calibration

If a piece of Measuring Equipment is found outside its tolerance, the QA Manager shall assess within 10 working days which
results since the last calibration are affected. The assessment covers:

### the batches that were released with the equipment;

### the reports that contain a result of the equipment; and

### the need to inform a customer.

The report under Section\\_<report> names the batches.

# Maintenance

##@plan Plan

Production Equipment is maintained as the maintenance plan says. The plan states the work, the interval and the person.

## Repair

After a repair the Equipment Owner decides whether the equipment must be calibrated or qualified again before it is used.
If it must be calibrated, the conditions in Section\\_<conditions> apply.

## Cleaning

Production Equipment in the assembly room is cleaned at least once a week. The cleaning is recorded.

# Labels and register

## Labels

Each piece of equipment carries a label with its number, the date of the last calibration and the date of the next one.

##@register Register

The equipment register contains for each piece of equipment:

### its number, type and place;

### its class under Section\\_<interval>;

### the Equipment Owner; and

### the dates of all calibrations.

# Records

Calibration records are retained for 10 years. A calibration that is a part of a batch record is retained for as long as
the batch record, which is 7 years from the release of the batch.

# Training

People who calibrate are trained before they do so alone. The training is refreshed every 24 months.

# Revision history

| Rev. | Date | Change | Approved by |
| 1 | 2023-03-06 | First issue | L. Ott |
| 2 | 2024-08-12 | Class 4 added | L. Ott |
| 3 | 2026-01-19 | Conditions stated; see Section\\_{conditions} | L. Ott |

A#@form Label

A## The label is yellow for Measuring Equipment and blue for Production Equipment.

A## A red label means that the equipment is out of use under Section\\_<owner>.

A#@list Accredited laboratories

A## The following laboratories are approved for Working Standards:

| Laboratory | Quantity | Approved until |
| Selwick Metrology Ltd | mass, pressure | 31 December 2027 |
| Prüfhaus Adler GmbH | voltage, time | 30 June 2028 |
"""


def parity() -> tuple[Paper, ...]:
    """Return the policy three times; only the format in its path differs."""
    paper = Paper(
        "parity/POL-011.docx",
        number="POL-011",
        title="Calibration and Maintenance Policy",
        revision="3",
        effective="2026-01-19",
        owner="QA Manager",
        status="Effective",
        kind="Policy",
        markup=_TEXT,
        scheme=_SCHEME,
        head="control",
        footer="Printed copies are not controlled",
        modified="2026-01-19T08:00:00Z",
    )
    return tuple(replace(paper, path=f"parity/POL-011.{kind}") for kind in ("docx", "md", "pdf"))
