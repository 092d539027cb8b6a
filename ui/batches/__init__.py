"""Sending referrals to MMEP in batches."""
