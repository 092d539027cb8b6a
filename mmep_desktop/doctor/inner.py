"""The command, not for people, that does one look and prints what it finds as JSON."""

INNER_COMMAND = "look"
