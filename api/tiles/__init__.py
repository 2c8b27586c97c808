"""Vector tiles: the map's face."""
