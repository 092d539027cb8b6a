"""The center's own page of settings: schools, phone, and whom MMEP told it to call."""

from dataclasses import replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, MmepContact, School
from mmep_desktop.domain.names import cleaned
from mmep_desktop.services.ports import OpenWork


class CenterSettings:
    """Reads and changes what the set-up asked."""

    def __init__(self, work: OpenWork, changing: OpenWork | None = None) -> None:
        self._work = work
        self._changing = changing or work

    def center(self) -> Center:
        """Return the center as it is kept."""
        with self._work() as work:
            return work.center.center()

    def change(
        self, name: str, phone: str, mmep: MmepContact, schools: tuple[School, ...]
    ) -> Center:
        """Keep the center's name, phone, contact and schools, and return the center.

        District and desk stay: every number given out so far carries them.
        """
        with self._changing() as work:
            changed = replace(
                work.center.center(),
                name=cleaned(name),
                phone=cleaned(phone),
                mmep=MmepContact(cleaned(mmep.name), cleaned(mmep.phone), cleaned(mmep.email)),
                schools=schools,
            )
            work.center.keep_center(changed)
            work.trail.note(Act.SETTINGS_CHANGED, "center")
            work.commit()
        return changed
