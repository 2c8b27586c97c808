"""Tiles of the map: what a query finds, drawn as vector tiles."""
