"""What knows a kind of file or document: bytes in, facts out, and nothing else."""
