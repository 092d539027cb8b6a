"""How large a school's file may be: far more than a real one needs, far less than harms."""

MIB = 1024 * 1024

FILE_BYTES = 64 * MIB
"""A OneRoster zip of 100,000 students has 9, their file as .csv 15."""

MEMBERS = 64
MEMBER_BYTES = 160 * MIB
UNPACKED_BYTES = 256 * MIB
TIMES_LARGER = 100
"""What a zip's member may become of what it is packed; real ones become 10 times as large."""

ROWS = 400_000
"""Rows of students; each may stand beside two guardians where guardians have rows of their own."""

USERS = 3 * ROWS
COLUMNS = 256
CELL_LETTERS = 4_096
TEXT_LETTERS = 500
NAME_LETTERS = 100
ID_LETTERS = 255
GUARDIANS = 10

HEADINGS_WITHIN = 20
"""Rows among which the headings stand."""

BATCH_ROWS = 1_000
"""Rows that are read, cleaned and handed over together."""
