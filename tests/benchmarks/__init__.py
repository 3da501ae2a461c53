"""Speed as ratios against floors measured in the same run, never as bare wall-clock numbers."""
