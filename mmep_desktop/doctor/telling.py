"""What a look found, as lines of JSON for the process that asked for it."""

import json
import sys
from collections.abc import Iterable

from mmep_desktop.doctor.finding import Finding, plain


def tell(found: Iterable[Finding]) -> None:
    """Print each finding at once, on a line of its own: the next may be the one that crashes."""
    for finding in found:
        sys.stdout.write(f"{json.dumps(plain(finding))}\n")
        sys.stdout.flush()
