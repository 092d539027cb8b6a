"""The program as it is started, with a list of every file that Python opens to write in it.

python -m tests.watched_program LIST [the program's own arguments]
"""

import os
import sys

from mmep_desktop.__main__ import main

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
MAKING = {"os.mkdir", "os.rename", "os.link", "os.symlink", "shutil.move", "tempfile.mkstemp"}


def watch(list_of_files: int) -> None:
    """Write down each file that is opened for writing, and each that is made or renamed."""

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in MAKING:
            seen = arguments[1] if event == "os.rename" else arguments[0]
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            seen = arguments[0]
        else:
            return
        if isinstance(seen, int):  # a file that os.open had opened, and that was seen then
            return
        os.write(list_of_files, f"{seen}\n".encode("utf-8", "replace"))

    sys.addaudithook(look)


if __name__ == "__main__":
    handle = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.argv = ["mmep-desktop", *sys.argv[2:]]
    watch(handle)
    sys.exit(main())
