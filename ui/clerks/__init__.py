"""Who may unlock the desk: the supervisor's list of clerks."""
