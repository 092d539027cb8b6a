"""The command, not for people, that reads a school's file for the process that started it."""

READ_COMMAND = "read-roster"
