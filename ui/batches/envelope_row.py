"""In what a batch is saved, where there is a choice."""

from collections.abc import Sequence

from mmep_desktop.domain.batches import Envelope
from mmep_desktop.words import _
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox


class EnvelopeRow(Labelled):
    """A list of envelopes, the better one first; hidden where there is but one."""

    def __init__(self) -> None:
        self._box = ListBox("batches_envelope")
        super().__init__(_("Save a batch as"), self._box)
        self.offer((Envelope.WORKBOOK,))

    @property
    def chosen(self) -> Envelope:
        """The envelope that is chosen."""
        return Envelope(self._box.currentData())

    def offer(self, envelopes: Sequence[Envelope]) -> None:
        """Let one of *envelopes* be chosen; a choice that was made stays."""
        before = self._box.currentData() if self._box.count() > 1 else None
        self._box.clear()
        for envelope in envelopes:
            self._box.addItem(_words(envelope), envelope.value)
        self._box.setCurrentIndex(max(self._box.findData(before), 0))
        self.setVisible(len(envelopes) > 1)


def _words(envelope: Envelope) -> str:
    return {
        Envelope.SEALED: _("Sealed file that MMEP's key opens"),
        Envelope.WORKBOOK: _("Workbook that six words open"),
    }[envelope]
