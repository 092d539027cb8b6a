"""What was read, as the process that reads says it."""

from mmep_desktop.domain.roster import FileRead
from mmep_desktop.exchange.rosters.batches import Batch
from mmep_desktop.exchange.rosters.opening import Beginning


def file_said(file: FileRead) -> dict[str, object]:
    """Return a file as it is said."""
    return {
        "layout": file.layout,
        "source": file.source,
        "is_bulk": file.is_bulk,
        "rows": file.rows,
        "digest": file.digest,
    }


def batch_said(batch: Batch) -> dict[str, object]:
    """Return a batch as it is said."""
    return {
        "rows": batch.rows,
        "texts": batch.texts,
        "withdrawn": batch.withdrawn,
        "guardians": batch.guardians,
        "refused": sorted(batch.refused.items()),
        "read": batch.read,
    }


def beginning_said(beginning: Beginning) -> dict[str, object]:
    """Return how a file begins as it is said."""
    return {
        "headings": beginning.headings,
        "columns": beginning.columns.plain(),
        "orders": beginning.date_orders,
        "batch": batch_said(beginning.batch),
    }
