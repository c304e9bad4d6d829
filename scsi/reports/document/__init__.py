"""Document: executed notebooks as pages and PDF.

`walk` goes through the notebooks once and finds their `parts`; `render` and `pdf` write these. One
more format is one more function from `parts.Report` to bytes.
"""
