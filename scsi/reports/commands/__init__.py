"""The commands, a room for each: `add` puts it into the parser, `run` does it."""
