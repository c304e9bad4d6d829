"""Written by ``make names`` from `scsi._late`; do not edit."""

from scsi.inference.proportions.one_share import share_interval as _share_interval
from scsi.inference.proportions.simultaneous import (
    simultaneous_intervals as _simultaneous_intervals,
)
from scsi.inference.proportions.difference import difference_interval as _difference_interval
from scsi.inference.proportions.equality import difference_test as _difference_test
from scsi.inference.proportions.ratios import ratio_interval as _ratio_interval
from scsi.inference.proportions.ratios import odds_ratio_interval as _odds_ratio_interval
from scsi.inference.exact.size import exact_size as _exact_size

share_interval = _share_interval
simultaneous_intervals = _simultaneous_intervals
difference_interval = _difference_interval
difference_test = _difference_test
ratio_interval = _ratio_interval
odds_ratio_interval = _odds_ratio_interval
exact_size = _exact_size
