"""Exact unconditional tests and intervals for two shares, with what is claimed proved.

- `unconditional`: Barnard's and Boschloo's tests, and the p-value of Chan and Zhang.
- `interval`: the exact interval of Chan and Zhang.
- `size`: how often a test rejects at most when nothing changed.
- `supremum`: the greatest probability over the nuisance parameter, bracketed by a proof.
- `region`, `orders`, `conditional`: which tables are as extreme, and their probability given the
  total of both counts.

`scsi.difference_test` and `scsi.difference_interval` reach all of it by the method's name.
"""
