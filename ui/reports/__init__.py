"""Who registered, who was asked, and what the director is told of it."""
