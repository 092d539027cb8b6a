"""Whether the preview shows its paper, which another thread draws."""

from tests.gallery.sight import colours_of
from tests.gallery.studio import Studio

_BLANK = 40
"""More colours than an empty page has beside its frame."""


def is_drawn(studio: Studio) -> bool:
    """Whether the preview shows more than white."""
    view = studio.part("preview_view")
    return studio.part("preview_print").isEnabled() and colours_of(view) > _BLANK
