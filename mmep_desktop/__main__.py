"""Opens the window, or runs the command that was named."""

import gc
import sys

from mmep_desktop import cli


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    if cli.takes(arguments):
        return cli.run(arguments)
    gc.disable()  # the window looks for cycles itself, once it is there
    from mmep_desktop.account import this_account

    account = this_account()
    from ui.app import main as open_window

    return open_window(arguments, account)


if __name__ == "__main__":
    sys.exit(main())
