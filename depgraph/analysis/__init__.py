"""Pure answers: facts in; links, changes and findings out. No file, clock, network or setting."""
