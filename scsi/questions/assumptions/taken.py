"""The assumptions under which a question is asked: those given, completed by the publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.questions.printed import city_numbers
from scsi.vocabulary import Reference, check_choice

ALL = tuple(Given.__annotations__)
USUAL = {"reference": "t"}

if TYPE_CHECKING:

    class Settled(Assumptions):
        """Assumptions in which the publication and the question have left little open."""

        size_after: int
        cities_before: int
        cities_after: int
        reference: Reference

        @property
        def cities(self) -> tuple[int, int]:
            """Cities of both waves."""
            raise NotImplementedError


def assumed(
    question: str,
    published: Published,
    assumptions: Assumptions | None,
    given: Mapping[str, object],
    *,
    takes: Iterable[str] = ALL,
    any_overlap: bool = False,
    usual: Mapping[str, object] = USUAL,
    **own: object,
) -> Settled:
    """Return the assumptions of a question, complete: keywords go before the object.

    Parameters
    ----------
    question : str
        Name of the function that asks, for messages.
    published : Published
        Says the cities of both waves and the items of the second where they are not assumed.
    assumptions : Assumptions or None
        What was assumed as one object. What the question does not take of it, it answers for every
        value, or says in its own documentation.
    given : mapping
        What was assumed by further keywords; None where it was not.
    takes : iterable of str
        Those that the question knows; any other is an error.
    any_overlap : bool
        Whether the question takes cities to be in both waves. Where it does not, assuming some is
        an error.
    usual : mapping
        What the question itself puts in place of None.
    **own
        What was assumed by parameters of the question's own; None where it was not.

    Raises
    ------
    TypeError
        If a keyword is not one that the question takes, or `assumptions` is no `Assumptions`.
    ValueError
        If an assumption is out of range, or contradicts what the question takes for granted.
    """
    for name in given:
        try:
            check_choice(f"{question}(): an assumption", name, (*own, *takes))
        except ValueError as error:
            raise TypeError(str(error)) from None
    if assumptions is None:
        assumptions = Assumptions()
    elif not isinstance(assumptions, Assumptions):
        raise TypeError(f"assumptions must be a scsi.Assumptions; got {assumptions!r}")
    at = assumptions.replace(**{k: v for k, v in {**own, **given}.items() if v is not None})
    if at.shared and not any_overlap:
        raise ValueError(
            f"{question}() takes no city to be in both waves; got shared={at.shared}: "
            "scsi.published.explorer and scsi.published.ceiling take some"
        )
    before, after = city_numbers(published)
    known = {
        "size_after": published.bases()[0].known,
        "cities_before": before.known,
        "cities_after": after.known,
    }
    return cast("Settled", at.filled(**known, **usual))
