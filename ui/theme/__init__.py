"""How the window looks: colours, measures, letters and line icons."""
