"""Pages for who builds the site. Nowhere else do they exist."""
