"""Domain objects as schema.org JSON-LD: pure functions, whose answers a page carries as a data block."""
