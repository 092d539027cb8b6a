"""The command, not for people, that reads a school's file for the process that started it."""

READ_COMMAND = "read-roster"

FILE, SAMPLE, STUDENTS = "file", "sample", "students"
"""What may be asked of it, after the first that it is told: which file it shall read."""
