"""One share and two shares, with items as the unit of sampling.

- `score`: the score statistic of a difference and its interval (Miettinen-Nurminen, Mee), with
  `constrained` (the most likely shares of a given difference) and `inversion` (the solver).
- `difference`: every interval for a difference of two shares.
- `equality`: every test that two shares are equal; `fisher` its exact ones.
- `one_share`, `simultaneous`: one share; all shares of one total at once.
- `ratios`: ratio of two shares, odds ratio.

A module's array functions take counts and totals that broadcast; its public functions take
`scsi.Share` and refuse what is impossible.
"""
