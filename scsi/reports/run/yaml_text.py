"""YAML as parameters are written in it: small, flat, without references, each name once."""

from __future__ import annotations

import yaml

_LARGEST = 100_000  # characters
_DEEPEST = 20  # lists and mappings in each other


class _Loader(yaml.SafeLoader):
    """Plain values only; a name that is there twice, a reference and deep nesting are refused."""

    def __init__(self, text: str):
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent, index):
        """Compose a node; a reference can make a short text as large as it likes."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.MarkedYAMLError(
                None, None, f"refers to &{event.anchor}; write it out", event.start_mark
            )
        event = self.peek_event()
        if self._depth >= _DEEPEST:
            told = f"nests more than {_DEEPEST} lists deep"
            raise yaml.MarkedYAMLError(None, None, told, event.start_mark)
        if getattr(event, "tag", None) is not None:
            told = f"has a tag, {event.tag}; write the value alone"
            raise yaml.MarkedYAMLError(None, None, told, event.start_mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_mapping(self, node, deep=False):
        """Construct a mapping, refusing a name that is there already."""
        seen: dict[str, int] = {}
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                told = f"has {key.value!r} again, after line {seen[key.value]}"
                raise yaml.MarkedYAMLError(None, None, told, key.start_mark)
            seen[key.value] = key.start_mark.line + 1
        return super().construct_mapping(node, deep)


def values_of(text: str) -> object:
    r"""Return what a text means in YAML.

    Raises
    ------
    ValueError
        If it is not YAML, too large, too deep, refers to its own parts or has a name twice; where
        it can be said, with the line.

    Examples
    --------
    >>> values_of("icc: 0.1")
    {'icc': 0.1}
    >>> values_of("icc: 0.1\nicc: 0.2")
    Traceback (most recent call last):
      ...
    ValueError: line 2 has 'icc' again, after line 1

    Plain YAML would have taken the last.
    """
    if len(text) > _LARGEST:
        raise ValueError(f"more than {_LARGEST:,} characters")
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1} " if mark else ""
        raise ValueError(f"{line}{error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError, ArithmeticError) as error:
        raise ValueError(" ".join(str(error).split())) from None
