"""The steps of the form, a module each: short enough for a phone."""
