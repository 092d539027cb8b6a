"""The word on backups in the bottom bar, and the clockwork behind it."""

from datetime import datetime

from PySide6.QtCore import QObject

from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import Backups
from mmep_desktop.words import _
from ui.backups.clockwork import BackupClockwork
from ui.backups.words import last_backup
from ui.lock.idle import IdleLock
from ui.shell.desk_shell import DeskShell


class BackupsInTheBar(QObject):
    """Says when the last backup was made, or what is wrong; a disk almost full comes first."""

    def __init__(self, backups: Backups, idle: IdleLock, shell: DeskShell) -> None:
        super().__init__(shell)
        self._backups = backups
        self._bar = shell.bottom
        self._clockwork = BackupClockwork(backups, idle, self)
        self._clockwork.made.connect(self.show_made)
        shell.backup_made.connect(self.show_made)
        self._clockwork.failed.connect(self._show_failed)

    def start(self) -> None:
        """Say when the last one was made, and make the next when it is due."""
        self._clockwork.start()
        try:
            made = self._backups.generations()
        except DeskError:
            self._say(_("Backups need a look: see Settings"))
        else:
            self._say(self._last(made[0] if made else None))

    def stop(self) -> None:
        """Make no more, and wait until nothing is being made."""
        self._clockwork.stop()

    def show_made(self, generation: Generation) -> None:
        """Say that a backup was made just now."""
        self._say(self._last(generation))

    def _show_failed(self, _error: DeskError) -> None:
        self._say(_("Backup not made: see Settings"))

    def _say(self, words: str) -> None:
        low = self._backups.room_is_low()
        self._bar.show_backup(_("Less than 200 MB free on the disk") if low else words)

    def _last(self, generation: Generation | None) -> str:
        made_at = generation.made_at.astimezone() if generation else None
        return last_backup(made_at, datetime.now().astimezone().date())
