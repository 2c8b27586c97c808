"""The site as it is, with one address more: a view that does nothing."""
