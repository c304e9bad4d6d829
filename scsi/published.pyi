"""Written by ``make names`` from `scsi._late`; do not edit."""

from scsi.questions.verdict.finding import publication_verdict as _verdict
from scsi.questions.figures.finding import figures as _figures
from scsi.questions.article.finding import article as _article
from scsi.questions.shift_answer.finding import shift_answer as _answer
from scsi.questions.published.finding import published_shares as _shares
from scsi.questions.sizes.finding import candidate_sizes as _sizes
from scsi.inference.printed.sizes import compatible_counts as _counts
from scsi.questions.shift.finding import published_shift as _shift
from scsi.questions.textbook.finding import published_textbook as _textbook
from scsi.questions.explorer.finding import shift_explorer as _explorer
from scsi.questions.tipping.finding import shift_break_even as _break_even
from scsi.questions.tipping.finding import shift_ceiling as _ceiling
from scsi.questions.ceilings.finding import shift_ceilings as _ceilings
from scsi.questions.shift_curves.finding import shift_by_size as _shift_by_size
from scsi.questions.shift_curves.finding import shift_by_correlation as _shift_by_correlation
from scsi.questions.city_level.finding import city_level_table as _city_level
from scsi.questions.city_level.finding import city_level_pvalue as _city_level_pvalue
from scsi.questions.spread.finding import city_spread_table as _spread
from scsi.questions.spread.finding import city_spread_bounds as _spread_bounds
from scsi.questions.new_cities.finding import new_city_bounds as _new_cities
from scsi.questions.composition.finding import mix_bounds as _composition
from scsi.questions.misclassification.finding import coding_bounds as _misclassification
from scsi.questions.double_counting.finding import double_counting_bounds as _double_counting
from scsi.questions.unsplit.finding import unsplit_bounds as _unsplit
from scsi.questions.priors.finding import published_shift_prior as _priors
from scsi.questions.readings.finding import shift_readings as _readings
from scsi.questions.boundary.finding import shift_boundary as _boundary
from scsi.questions.cities.finding import city_counts as _cities
from scsi.questions.city_regions.finding import city_regions as _regions
from scsi.questions.city_regions.finding import other_cities as _other_cities
from scsi.questions.asian_heading.finding import asian_heading as _asian_heading
from scsi.questions.services.finding import named_services as _services
from scsi.questions.sectors.finding import sector_shares as _sectors
from scsi.questions.sectors.finding import sector_and_money as _sector_and_money
from scsi.questions.partnerships.finding import partnerships as _partnerships
from scsi.questions.partnership_traits.finding import partnership_traits as _partnership_traits
from scsi.questions.public_money.finding import money_from_above as _public_money
from scsi.questions.claims.finding import claim_verdicts as _claims
from scsi.questions.profile.finding import city_profile as _profile

verdict = _verdict
figures = _figures
article = _article
answer = _answer
shares = _shares
sizes = _sizes
counts = _counts
shift = _shift
textbook = _textbook
explorer = _explorer
break_even = _break_even
ceiling = _ceiling
ceilings = _ceilings
shift_by_size = _shift_by_size
shift_by_correlation = _shift_by_correlation
city_level = _city_level
city_level_pvalue = _city_level_pvalue
spread = _spread
spread_bounds = _spread_bounds
new_cities = _new_cities
composition = _composition
misclassification = _misclassification
double_counting = _double_counting
unsplit = _unsplit
priors = _priors
readings = _readings
boundary = _boundary
cities = _cities
regions = _regions
other_cities = _other_cities
asian_heading = _asian_heading
services = _services
sectors = _sectors
sector_and_money = _sector_and_money
partnerships = _partnerships
partnership_traits = _partnership_traits
public_money = _public_money
claims = _claims
profile = _profile
