"""Opens the window, or runs the command that was named."""

import sys

from mmep_desktop import cli


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    if cli.takes(arguments):
        return cli.run(arguments)
    from mmep_desktop.security.memory import forbid_core_dumps
    from ui.app import main as open_window

    forbid_core_dumps()
    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
