"""The questions, answered as findings: what is known (`scsi.evidence`) meets what follows from it.

A finding holds its question, data, method, unit of sampling, estimate, interval and p, unrounded;
how it is shown is the business of `scsi.display`.
"""
