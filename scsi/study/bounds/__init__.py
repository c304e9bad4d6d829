"""What the printed figures allow: bounds on what is not printed, each with what it assumes.

- `city_spread_bounds`, `city_spread_table`: how far the 31 cities may lie apart.
- `city_level_pvalue`, `city_level_table`: the test with cities as the unit, over all those spreads.
- `new_city_bounds`: whether new cities alone could explain the shift.
- `mix_bounds`, `coding_bounds`, `double_counting_bounds`: a changed mix of items, a changed coding,
  items counted twice.
- `unsplit_bounds`: private and joint money in 2019, of which only the sum is printed.

Every finding names its constraint set, its weighting, its base and how rounding was taken.
"""

from scsi.study.bounds.citylevel import (
    CityLevelPvalue,
    CityLevelTable,
    city_level_pvalue,
    city_level_table,
)
from scsi.study.bounds.coding import CodingBounds, coding_bounds
from scsi.study.bounds.double_counting import DoubleCounting, double_counting_bounds
from scsi.study.bounds.mix import MixBounds, mix_bounds
from scsi.study.bounds.newcomers import NewCityBounds, new_city_bounds
from scsi.study.bounds.spread import (
    CitySpreadBounds,
    CitySpreadTable,
    city_spread_bounds,
    city_spread_table,
)
from scsi.study.bounds.unsplit import UnsplitBounds, unsplit_bounds

__all__ = [
    "CityLevelPvalue",
    "CityLevelTable",
    "CitySpreadBounds",
    "CitySpreadTable",
    "CodingBounds",
    "DoubleCounting",
    "MixBounds",
    "NewCityBounds",
    "UnsplitBounds",
    "city_level_pvalue",
    "city_level_table",
    "city_spread_bounds",
    "city_spread_table",
    "coding_bounds",
    "double_counting_bounds",
    "mix_bounds",
    "new_city_bounds",
    "unsplit_bounds",
]
