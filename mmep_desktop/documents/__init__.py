"""Paper: sheets and pages drawn in memory."""
