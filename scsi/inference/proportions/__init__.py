"""One share and two shares, with items as the unit of sampling.

- `score`: the score statistic of a difference and its interval (Miettinen-Nurminen, Mee), with
  `constrained` (the most likely shares of a given difference) and `inversion` (the solver).
- `difference`: every interval for a difference of two shares.
- `equality`: every test that two shares are equal; `fisher` its exact ones.
- `one_share`, `simultaneous`: one share; all shares of one total at once.
- `ratios`: ratio of two shares, odds ratio.

A module's array functions take counts and totals that broadcast; its public functions take
`scsi.Share` and refuse what is impossible. A whole grid is one call, without a loop over cells,
for every method in closed form: `difference.INTERVALS` and `equality.TESTS` name them.

>>> import numpy as np
>>> from scsi.inference.proportions.difference import INTERVALS
>>> from scsi.inference.proportions.equality import TESTS
>>> sizes = np.array([50, 100, 200])
>>> grid = 0.4 * sizes[:, None], sizes[:, None], 0.5 * sizes, sizes
>>> _, pvalues = TESTS["miettinen-nurminen"](*grid)
>>> low, high = INTERVALS["miettinen-nurminen"](*grid)
>>> bool(((pvalues < 0.05) == (low > 0)).all())
True
>>> _, midp = TESTS["fisher-midp"](*grid)
>>> midp.shape
(3, 3)

Of 40 and 50 per cent at three sizes each, nine tests and nine intervals that agree.
"""
