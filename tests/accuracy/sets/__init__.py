"""One module for each family of gold sets; each names its bars and judges its files."""
