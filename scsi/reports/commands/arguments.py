"""What click leaves open: commands that refuse in one line, and help of one width with examples.

A command is made by `command`, the options of it by `option` and `argument`; `refusal` is the one
place in which what click could not understand is put into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import click

from scsi.reports.commands.ending import Asked, Refused, name_fault
from scsi.reports.commands.speech import said

WIDTH = 100
_WORDS = "scsi.words"


def words_of(context: click.Context) -> list[str]:
    """Return the words that were given to a command, as far as they are read."""
    return context.meta.get(_WORDS, [])


def _show_help(context: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        print(context.get_help())
        context.exit()


class _OneLine(click.Command):
    """What a command and the group of all have in common."""

    def __init__(self, *arguments, **settings):
        width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
        settings |= {"add_help_option": False, "context_settings": width}
        super().__init__(*arguments, **settings)
        shows = click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="show this and stop",
        )
        self.params.append(shows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words, and whose they are: both are told when they cannot be read."""
        ctx.meta[_WORDS] = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what is told by its place before what is told by its name."""
        for title, kind in (("Arguments", click.Argument), ("Options", click.Option)):
            params = [each for each in self.get_params(ctx) if isinstance(each, kind)]
            if rows := [row for each in params if (row := each.get_help_record(ctx))]:
                with formatter.section(said(title)):
                    formatter.write_dl([(name, _said_help(text)) for name, text in rows])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand."""
        if self.epilog:
            formatter.write("\n" + "".join(map(_said_line, self.epilog.splitlines(True))))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{said('Usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self.help or ""))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what it does in the list of all commands."""
        return said(self.short_help) if self.short_help else super().get_short_help_str(limit)


class Command(_OneLine):
    """A command.

    Attributes
    ----------
    then : str
        What else there is to say when it fails.
    """

    then = ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse words that are left over."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            ctx.fail(_unrecognized(left, self))
        return left

    def invoke(self, ctx: click.Context) -> int:
        """Run the command, unless what it is given has a name that cannot be used."""
        options = SimpleNamespace(**ctx.params)
        asked = ctx.ensure_object(Asked)
        asked.understood(ctx.command_path, self.then, options)
        if fault := name_fault(options):
            raise Refused(fault)
        return super().invoke(ctx)


class Group(_OneLine, click.Group):
    """All commands, in the order in which a person needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands before the options."""
        with formatter.section(said("Commands")):
            names = [(name, each.get_short_help_str()) for name, each in self.commands.items()]
            formatter.write_dl(names)
        super().format_options(ctx, formatter)

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """Return the command that is meant; one that there is not is told with the nearest."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not ctx.resilient_parsing:
            choice = f"invalid choice: {name!r} (choose from {', '.join(known)})"
            ctx.fail(f"argument COMMAND: {choice}{_nearest(name, known)}")
        return super().resolve_command(ctx, args)


class Argument(click.Argument):
    """What is told by its place, with a line of help."""

    def __init__(self, *arguments, about: str, **settings):
        super().__init__(*arguments, **settings)
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the name and the help."""
        return str(self.metavar), self.about


class Option(click.Option):
    """What is told by its name; another option is never taken for its value.

    Attributes
    ----------
    such_as : str
        How it is written, for who leaves a value out.
    """

    def __init__(self, *arguments, such_as: str = "", **settings):
        super().__init__(*arguments, **settings)
        self.such_as = such_as

    def handle_parse_result(self, ctx: click.Context, opts, args: list[str]):
        """Take the values, unless one of them is the next option."""
        if not self.is_flag and not ctx.resilient_parsing:
            given = words_of(ctx)
            if any(_is_option(text) and text in given for text in _texts(opts.get(self.name))):
                raise click.BadOptionUsage("/".join(self.opts), "", ctx)
        return super().handle_parse_result(ctx, opts, args)


def _said_help(text: str) -> str:
    """Return a line of help in the language that is spoken; what is required is marked."""
    mark = "[required]"
    plain = text.removesuffix(f"  {mark}")
    return said(plain) if plain == text else f"{said(plain)}  {said(mark)}"


def _said_line(line: str) -> str:
    """Return a line of examples in the language that is spoken; what is typed stays."""
    parts = re.split(r"( {2,}|\n)", line)
    return "".join(said(part) for part in parts)


def _texts(value: object) -> list[str]:
    """Return every text among the values of an option."""
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def _is_option(text: str) -> bool:
    """Whether a word looks like an option; a negative number does not."""
    try:
        float(text)
    except ValueError:
        return len(text) > 1 and text.startswith("-") and " " not in text
    return False


class Number(click.ParamType):
    """A number of some kind."""

    def __init__(self, kind: type):
        self.kind, self.name = kind, kind.__name__

    def convert(self, value, param, ctx):
        """Return the number that a word stands for."""
        try:
            return self.kind(value)
        except ValueError:
            self.fail(f"invalid {self.name} value: {value!r}", param, ctx)


class Choice(click.Choice):
    """One word of a few."""

    def convert(self, value, param, ctx):
        """Return the word, if it is one of them."""
        if value not in self.choices:
            known = ", ".join(map(repr, self.choices))
            told = f"invalid choice: {value!r} (choose from {known})"
            self.fail(told + _nearest(value, self.choices), param, ctx)
        return value


def together(*decorators: Callable) -> Callable:
    """Return one decorator for several options, which help lists in this order."""

    def decorate(function: Callable) -> Callable:
        for each in reversed(decorators):
            function = each(function)
        return function

    return decorate


def option(*names: str, **settings) -> Callable:
    """Return the decorator of an option."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, **settings) -> Callable:
    """Return the decorator of an argument; `about` is its help."""
    return lambda function: click.argument(name, cls=Argument, **settings)(function)


def command(name: str, short: str, about: str, examples: str, then: str = "") -> Callable:
    """Return the decorator that makes a command of the function that runs it.

    Parameters
    ----------
    name : str
        The command's name.
    short, about : str
        What it does, in the list of all commands and in its own help.
    examples : str
        What ends its help, as it stands.
    then : str
        What else there is to say when it fails.
    """

    def decorate(function: Callable) -> Command:
        texts = {"short_help": short, "help": about, "epilog": examples}
        made = click.command(name, cls=Command, **texts)(function)
        made.then = then
        return made

    return decorate


def refusal(error: click.UsageError) -> str:
    """Return in one line why arguments cannot be used, with what was probably meant."""
    match error:
        case click.NoSuchOption():
            return _unrecognized(_from_option(error), _context(error).command)
        case click.BadOptionUsage():
            return f"argument {error.option_name}: {_expected(error)}"
        case click.MissingParameter() if error.param:
            return f"the following arguments are required: {_name(error.param)}"
        case click.BadParameter() if error.param:
            return f"argument {_name(error.param)}: {error.message}"
    return error.message


def _context(error: click.UsageError) -> click.Context:
    """Return the context of an error, which a command of ours always gives it (`parse_args`)."""
    assert error.ctx is not None
    return error.ctx


def _name(param: click.Parameter) -> str:
    """Return how a parameter is called in help."""
    return "/".join(param.opts) if isinstance(param, click.Option) else str(param.metavar)


def _expected(error: click.BadOptionUsage) -> str:
    """Return how many values an option takes."""
    names = error.option_name.split("/")
    params = [each for each in _context(error).command.params if set(names) & set(each.opts)]
    if getattr(params[0], "is_flag", False):
        return "takes no value"
    number = "one argument" if params[0].nargs == 1 else f"{params[0].nargs} arguments"
    example = getattr(params[0], "such_as", "")
    return f"expected {number}" + (f", such as {example}" if example else "")


def _from_option(error: click.NoSuchOption) -> list[str]:
    """Return an option that is not known, as it was written, with what stands behind it."""
    given = words_of(_context(error))
    name = error.option_name
    start = next(
        (
            at
            for at, word in enumerate(given)
            if word.partition("=")[0] == name or (name[:2] != "--" and word.startswith(name))
        ),
        None,
    )
    if start is None:
        return [name]
    behind = given[start + 1 :]
    end = next((at for at, word in enumerate(behind) if _is_option(word)), len(behind))
    return [given[start], *behind[:end]]


def _unrecognized(words: Sequence[str], known: click.Command) -> str:
    """Return that words are not understood, with the option that was probably meant."""
    names = [name for each in known.params for name in each.opts if name.startswith("--")]
    asked = [f"--{word.partition('=')[0].lstrip('-')}" for word in words]
    hints = (_nearest(each, names, cutoff=0.7) for each in asked)
    return f"unrecognized arguments: {' '.join(words)}" + next(filter(None, hints), "")


def _nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str:
    """Return the end of a message that names what was probably meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=cutoff)
    return f"; did you mean {near[0]!r}?" if near else ""
