"""One city's profile, drawn."""

from __future__ import annotations

from scsi.questions.profile.finding import CityProfile
from scsi.questions.profile.show import region_sets
from scsi.showing.canvas import SERIES, Drawing
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent
from scsi.showing.registry import shows
from scsi.showing.ternary import FILLS, HATCHES, fill, mark_total, triangle


@shows(CityProfile, "plot")
def draw_city_profile(profile: CityProfile, *, lang: str = "en") -> Drawing:
    """Draw what is known of one city, under each constraint set."""
    city = profile.names.city(profile.city, lang)
    with triangle(lang, 4.8) as (_, axes):
        for place, (name, region) in enumerate(profile.regions.items()):
            label = word("city_profile.legend", lang, set=name, part=percent(region.part))
            fill(
                axes,
                region,
                facecolor=FILLS[name],
                edgecolor=SERIES[place],
                hatch=HATCHES[name],
                linewidth=1.6 - 0.3 * place,
                linestyle=("-", "--", "-")[place],
                label=label,
                zorder=2 + place,
            )
        mark_total(axes, profile.total, profile.cities, lang)
        axes.figure.legend(loc="upper right", fontsize="small")
    return Drawing(
        name="city_profile",
        lang=lang,
        caption=word("city_profile.caption", lang, city=city),
        alt=word("city_profile.alt", lang, city=city, list=region_sets(profile, lang)),
        data=profile.to_frame(),
        figure=axes.figure,
        behind=(profile,),
    )
