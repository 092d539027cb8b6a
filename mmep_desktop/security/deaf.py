"""What keeps a keyring from taking orders from the environment."""


class DeafToTheEnvironment:
    """Stands before a keyring's own class among the bases."""

    def set_properties_from_env(self) -> None:
        """Leave ``KEYRING_PROPERTY_*`` alone: one of them could move the secret."""
