"""One city's profile, in words."""

from __future__ import annotations

from scsi.display.labels import category_label
from scsi.display.numbers import percent, rounded
from scsi.display.outputs import Text
from scsi.display.sentences.cities import city_names, region_ranges
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.study.profile import CityProfile
from scsi.vocabulary import Category


def profile_sentence(profile: CityProfile, lang: str) -> str:
    """Say what the chapter prints of a city, or that it prints nothing."""
    fields = {
        "city": city_names([profile.city], lang),
        "cities": len(load_published().cities),
        "listed": _listed(profile, lang),
    }
    if profile.silent:
        return word("profile.silent", lang, **fields)
    if profile.shares.empty:
        return word("profile.unprinted", lang, **fields)
    share = profile.shares.iloc[0]
    region = profile.regions["a"]
    others = (
        word(
            "profile.other",
            lang,
            category=category_label(category, lang),
            high=percent(region.high[place]),
        )
        for place, category in enumerate(Category)
        if category != share["category"]
    )
    return word(
        "profile.printed",
        lang,
        percent=rounded(share["percent"], share["decimals"]),
        category=category_label(share["category"], lang),
        others=word("profile.and", lang).join(others),
        **fields,
    )


def _listed(profile: CityProfile, lang: str) -> str:
    """Say how many services, ties and givers are named, or that none is."""
    counts = {
        name: len(getattr(profile, name))
        for name in ("sectors", "services", "partnerships", "public_money")
    }
    items = [word(f"profile.{name}", lang, count=count) for name, count in counts.items() if count]
    if not items:
        return word("profile.nothing", lang)
    return word("profile.listed", lang, list=word("list", lang).join(items))


def region_sets(profile: CityProfile, lang: str) -> str:
    """Return the limits of a city's shares under each constraint set, as a list."""
    return "; ".join(
        word("city_profile.item", lang, set=name, **region_ranges(region))
        for name, region in profile.regions.items()
    )


def city_profile(profile: CityProfile, *, lang: str = "en") -> Text:
    """Say what the chapter prints of a city: the headline of its profile."""
    text = profile_sentence(profile, lang)
    return Text("city_profile", lang, text, kind="headline", findings=(profile,))
