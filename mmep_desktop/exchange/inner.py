"""The commands, not for people, that read what came from outside for who started them."""

READ_COMMAND = "read-roster"
UNPACK_COMMAND = "unpack-parcel"

FILE, SAMPLE, STUDENTS = "file", "sample", "students"
"""What may be asked of it, after the first that it is told: which file it shall read."""
