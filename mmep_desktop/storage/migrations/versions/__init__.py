"""One module for each step; they are never edited once a version was released."""
