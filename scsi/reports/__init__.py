"""Reports: from notebooks to a page, a PDF and their review, a room for each.

- `run`: which notebooks with which parameters, executed, put into their place whole.
- `kernels`: the processes that notebooks run in.
- `document`: executed notebooks as a page and a PDF.
- `review`: whether a report is whole, and whether two are alike.
- `commands`: the command line.
"""
