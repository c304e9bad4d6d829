"""Cities as the unit of sampling: robust, resampling and likelihood methods, on counts per city.

- `counts`: `CityCounts`, what everything here starts from.
- `robust`: pooled shares with CR2 and Satterthwaite degrees (the default).
- `rao_scott`: all categories at once.
- `wild`, `bootstrap`: restricted wild cluster bootstrap-t; cluster bootstrap.
"""

from scsi.inference.clusters.bootstrap import cluster_bootstrap_test
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.rao_scott import RaoScottTest, rao_scott_test
from scsi.inference.clusters.results import ShiftTest
from scsi.inference.clusters.robust import cr2_test
from scsi.inference.clusters.wild import wild_bootstrap_test

__all__ = [
    "CityCounts",
    "RaoScottTest",
    "ShiftTest",
    "cluster_bootstrap_test",
    "cr2_test",
    "rao_scott_test",
    "wild_bootstrap_test",
]
