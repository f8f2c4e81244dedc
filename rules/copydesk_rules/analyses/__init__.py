"""Pure functions from a document to a frozen value, shared by rules."""
