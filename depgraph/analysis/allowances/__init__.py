"""What lets a finding stand: waivers, comments, the baseline. Pure: no clock, no file."""
