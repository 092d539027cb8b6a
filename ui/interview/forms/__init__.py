"""One form of answering for each form of question."""
