"""The card before the window: a passphrase and nothing else."""
