"""Builds the bundled geography (`directory/data/`) from registry packages; see `directory/data/README.md`.

Nothing in the running system imports this package: its dependencies are in `requirements/gazetteer.txt` only.
"""
