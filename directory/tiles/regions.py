"""The prefectures as vector tiles."""

from directory.tiles.grid import EXTENT, Tile
from directory.tiles.statement import Statement

_BUFFER = 64  # of the tile's units around it, so that borders do not end at its edge
_SIMPLIFIED_UNTIL = 5  # zoom


def draw(tile: Tile) -> Statement:
    """The statement that gives a tile's bytes: layer `prefectures` (code, name_ja, name_kana, name_en)."""
    shape = "outline" if tile.z <= _SIMPLIFIED_UNTIL else "geometry"
    address = f"{tile.z}, {tile.x}, {tile.y}"
    return Statement(f"""
        SELECT coalesce(ST_AsMVT(prefecture, 'prefectures', {EXTENT}, 'shape'), '')
        FROM (
            SELECT code, name_ja, name_kana, name_en, ST_AsMVTGeom(
                ST_Transform({shape}, 3857), ST_TileEnvelope({address}), {EXTENT}, {_BUFFER}
            ) AS shape
            FROM directory_prefecture
            WHERE {shape} && ST_Transform(
                ST_TileEnvelope({address}, margin => {_BUFFER / EXTENT}::float8), 4326
            )
            ORDER BY code
        ) AS prefecture
        WHERE shape IS NOT NULL
    """)
