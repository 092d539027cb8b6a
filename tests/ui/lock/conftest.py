"""Only Linux has a D-Bus, and the library that the tests of it speak with."""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_linux_session.py"]
