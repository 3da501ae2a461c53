"""The values everything else is made of: documents, facts, links, changes, findings."""
