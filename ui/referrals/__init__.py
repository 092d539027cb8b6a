"""Every referral of the center, to tick and print."""
