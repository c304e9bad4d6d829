"""Cities as the unit of sampling: robust, resampling and likelihood methods, on counts per city.

- `counts`: `CityCounts`, what everything here starts from; `results`: what a test returns.
- `robust`: pooled shares with CR2 and Satterthwaite degrees (the default).
- `weighted`: the same on rows of unequal weight.
- `rao_scott`: all categories at once.
- `parametric`: CR2's t against draws in which nothing changed (`common_share`: the model of these
  draws; `beta_binomial`: how they are made); `rarer_outcome`: where nothing is reliable.
- `wild`, `bootstrap`: restricted wild cluster bootstrap-t; cluster bootstrap (`blocks`,
  `random_sums`: how draws are made; `wild_draws`: what a draw says at every hypothetical shift).
- `permutation`: cities exchanged between waves (`assignments`, `shift_algorithm`: how they are
  counted).
- `means`: mean of city shares; `estimands`: it and the pooled share, effective number of cities.
- `correlation`: intraclass correlation and design effect.
- `random_intercept`: logistic model by adaptive quadrature, population-averaged
  (`random_intercept_fit`: its likelihood); `wave_intercepts`: with an intercept per wave
  (`wave_intercepts_fit`, `wave_intercepts_maximum`: its likelihood, and where that is highest).
- `targets`: the four targets of inference, with a finite number of cities.
- `missing`: bounds for items of unknown funding.
- `pooling`, `ranks`: many cities at once.
"""

from scsi.inference.clusters.bootstrap import cluster_bootstrap_test
from scsi.inference.clusters.common_share import estimated_persistence
from scsi.inference.clusters.correlation import (
    Correlation,
    anova_icc,
    design_effect,
    intraclass_correlations,
)
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.estimands import (
    Concentration,
    TwoEstimands,
    concentration,
    two_estimands,
)
from scsi.inference.clusters.means import mean_of_shares_test
from scsi.inference.clusters.missing import MissingBounds, missing_bounds
from scsi.inference.clusters.parametric import (
    FEWEST_EFFECTIVE,
    parametric_bootstrap_test,
    rarer_outcome,
)
from scsi.inference.clusters.permutation import PermutationTest, permutation_test, permute_means
from scsi.inference.clusters.pooling import PooledShares, partial_pooling
from scsi.inference.clusters.random_intercept import RandomIntercept, random_intercept_test
from scsi.inference.clusters.ranks import RankSets, adjusted_pvalues, rank_sets, share_errors
from scsi.inference.clusters.rao_scott import (
    RaoScottTest,
    rao_scott_test,
    rao_scott_two_categories,
    with_single_rows,
)
from scsi.inference.clusters.results import ShiftTest
from scsi.inference.clusters.robust import cr2_moments, cr2_test, satterthwaite_degrees
from scsi.inference.clusters.targets import TargetedShift, targeted_shift
from scsi.inference.clusters.wave_intercepts import WaveIntercepts, wave_intercepts_test
from scsi.inference.clusters.weighted import (
    WeightedWave,
    counts_of_weights,
    inverse_variance_test,
    weighted_cr2_test,
    weighted_waves,
)
from scsi.inference.clusters.wild import wild_bootstrap_test

__all__ = [
    "FEWEST_EFFECTIVE",
    "CityCounts",
    "Concentration",
    "Correlation",
    "MissingBounds",
    "PermutationTest",
    "PooledShares",
    "RandomIntercept",
    "RankSets",
    "RaoScottTest",
    "ShiftTest",
    "TargetedShift",
    "TwoEstimands",
    "WaveIntercepts",
    "WeightedWave",
    "adjusted_pvalues",
    "anova_icc",
    "cluster_bootstrap_test",
    "concentration",
    "counts_of_weights",
    "cr2_moments",
    "cr2_test",
    "design_effect",
    "estimated_persistence",
    "intraclass_correlations",
    "inverse_variance_test",
    "mean_of_shares_test",
    "missing_bounds",
    "parametric_bootstrap_test",
    "partial_pooling",
    "permutation_test",
    "permute_means",
    "random_intercept_test",
    "rank_sets",
    "rao_scott_test",
    "rao_scott_two_categories",
    "rarer_outcome",
    "satterthwaite_degrees",
    "share_errors",
    "targeted_shift",
    "two_estimands",
    "wave_intercepts_test",
    "weighted_cr2_test",
    "weighted_waves",
    "wild_bootstrap_test",
    "with_single_rows",
]
