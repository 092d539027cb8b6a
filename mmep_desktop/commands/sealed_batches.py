"""What the ``batch`` command does with a sealed file: opens it, and says whose it is."""

import argparse
import json
import sys

from mmep_desktop.bootstrap import opening_batches_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.domain.batches import Envelope
from mmep_desktop.services.opening_batches import OpenedBatch
from mmep_desktop.services.unlocked import Unlocked

DONE = 0
_MANIFEST_SUFFIX = ".manifest.json"


def verify_batch(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Say of a sealed batch who signed it, and what it says of itself; save that where asked."""
    opening = opening_batches_of(unlocked)
    opened = opening.opened(str(given.file))
    told = _plain(opened)
    if given.manifest is not None:
        place = given.manifest / given.file.with_suffix(_MANIFEST_SUFFIX).name
        opening.save_signed(opened, str(place))
        told |= {"file": str(place)}
    print_line(json.dumps(told, ensure_ascii=False))
    return DONE


def open_batch(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Save the workbook of a sealed batch, locked with words of its own."""
    opening = opening_batches_of(unlocked)
    opened = opening.opened(str(given.file))
    place = given.folder / given.file.with_suffix(Envelope.WORKBOOK.suffix).name
    words = opening.save_workbook(opened, str(place))
    sys.stderr.write(f"These words open the workbook: {words}\n")
    print_line(json.dumps({**_plain(opened), "file": str(place)}, ensure_ascii=False))
    return DONE


def _plain(opened: OpenedBatch) -> dict[str, object]:
    batch = opened.batch
    return {
        "manifest": opened.manifest,
        "sha256": batch.digest,
        "signed_by": opened.signer.name,
        "receipt": batch.receipt,
        "children": sum(len(record.children) for record in batch.records),
    }
