"""The commands, a room for each: `command` is what click calls, `run` does it."""
