"""What tiles of the map are drawn from without visiting listings: sums by cell, and what changed since.

All three tables are derived from `PublicPlace`, in the writer's transaction and without anybody waiting for
anybody: triggers append to `TileChange`, a task folds that into the other two, readers add them up
(docs/decisions/0009-maintained-sums.md, `directory/tiles/upkeep.py`).

Coordinates are Web Mercator in units of 1 / 2^30 of the world's width, from the north-west corner, y to the
south: whole numbers, so that sums stay exact however often they change. A tile is z/x/y as on every web map.
"""

from django.db import models

from directory.models.region import Prefecture


class Tile(models.Model):
    """What a tile's ETag is made of. Deeper tiles than `STORED_ZOOM` use that of the tile they lie in.

    version: the exclusive or of the tokens of all changes ever made in the tile; random, never a time.
    """

    pk = models.CompositePrimaryKey("z", "x", "y")
    z = models.SmallIntegerField()
    x = models.IntegerField()
    y = models.IntegerField()
    version = models.BigIntegerField()


class Counted(models.Model):
    """What a tile can be asked to leave out."""

    kind = models.CharField(max_length=20)
    # No constraint: derived, and written in bulk.
    prefecture = models.ForeignKey(
        Prefecture, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    aside = models.BooleanField()

    class Meta:
        abstract = True


class TileCell(Counted):
    """How many public places stand in a cell of a tile, and the sums of their coordinates (for the middle).

    Cells are 16 by 16 a tile; at `STORED_ZOOM` each is a single point. cell_x, cell_y: which one, counted
    from the tile's north-west corner.
    """

    pk = models.CompositePrimaryKey("z", "x", "y", "cell_x", "cell_y", "kind", "prefecture", "aside")
    z = models.SmallIntegerField()
    x = models.IntegerField()
    y = models.IntegerField()
    cell_x = models.IntegerField()
    cell_y = models.IntegerField()
    count = models.IntegerField()
    sum_x = models.BigIntegerField()
    sum_y = models.BigIntegerField()


class TileChange(Counted):
    """A change at a point that is not folded into cells yet; only ever appended.

    delta: how many places came (or went); 0 when only what is shown of them changed.
    token: a random number that makes the versions of the tiles there new ones.
    """

    x = models.IntegerField()
    y = models.IntegerField()
    delta = models.IntegerField()
    token = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["x", "y"], name="tile_change_point")]
