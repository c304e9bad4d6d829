"""What printed percentages allow, before any row is seen.

- `rounding`: which whole counts print as given under each rule of rounding.
- `sizes`: the sizes and whole counts that a set of percentages of one base allows.
- `clustering`: design effect, city part of a variance, degrees of freedom.
- `shift`: p and its dual interval for any sizes, over the rounding band and over whole counts.
- `break_even`: where p crosses a level, in the size, the correlation, the design effect.
- `ceiling`: the correlation within cities above which no number of items suffices.
- `constraints`, `spread` (with `corners`, `vertices`, `multipliers`): how far cities may lie apart.
- `citylevel`: the test with cities as the unit, over all those spreads.
- `panel`, `mix`, `coding`, `double_counting`, `split`: what else could make up the shift.
- `prior`: the posterior under stated priors on what is not known.

Numbers in, arrays and frozen results out; the figures themselves come from `scsi.evidence`.
"""
