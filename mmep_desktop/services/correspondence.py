"""What goes to MMEP and what comes back, together: part of an open desk."""

from dataclasses import dataclass

from mmep_desktop.services.answering import Answering
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.partnering import Partnering
from mmep_desktop.services.sending import Sending
from mmep_desktop.services.transmitting import Transmitting


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The services between this desk and MMEP."""

    rules: Sending
    batching: Batching
    partnering: Partnering
    transmitting: Transmitting
    answering: Answering
