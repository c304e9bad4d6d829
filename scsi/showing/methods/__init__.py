"""What each method is, written once: for a note of the page, the PDF's methods and a table of docs.

A question's methods stand in its folder, in ``method.en.md`` and ``method.ko.md``; those that
several questions use stand here. `scsi.showing.methods.reading` says how such a file is written.
"""
