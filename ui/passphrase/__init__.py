"""A new passphrase: typed twice, or made of words by the desk."""
