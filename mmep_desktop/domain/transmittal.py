"""The sheet that goes with a batch: what is handed over, why it may be, by whom and to whom."""

import json
from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Center, Role


@dataclass(frozen=True, slots=True)
class Transmittal:
    """One batch on paper; referrals stand under their numbers, and nobody is named of a family.

    *released_by* and *position* are of whoever made the batch, *seconded_by* is who answered for a
    large one with her, *made_on* the day of the paper.
    """

    center: Center
    batch: Batch
    released_by: str
    position: Role | None
    made_on: date
    seconded_by: str = ""

    @property
    def basis(self) -> str:
        """The paragraphs that allow the sending, as the manifest names them."""
        return str(json.loads(self.batch.manifest or "{}").get("basis", ""))
