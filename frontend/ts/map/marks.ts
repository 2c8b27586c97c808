/** From spots to marks: at each zoom, spots too close to be touched apart become one mark with a count. */

import Supercluster from "supercluster";
import type { LatLng, MapResult } from "./data.ts";
import type { Spot } from "./spots.ts";

export interface Mark extends LatLng {
  /** The same for the same spots, so a mark that does not change keeps its element (and the focus in it). */
  key: string;
  spots: Spot[];
  /** Every result of its spots once, in the order of the list. */
  results: MapResult[];
  /** Zoom at which the mark falls apart; null when all stands on one point. */
  opensAt: number | null;
}

/** Marks stay this far apart (pixels): a finger is 44 wide. */
const APART_PX = 46;
export const MAX_ZOOM = 12;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

type SpotIndex = { index: number };

/** Answers which marks are shown at a zoom. */
export class Marks {
  private readonly clusters: Supercluster<SpotIndex, SpotIndex>;

  constructor(private readonly spots: readonly Spot[]) {
    this.clusters = new Supercluster<SpotIndex, SpotIndex>({
      radius: APART_PX,
      extent: 512,
      maxZoom: MAX_ZOOM,
    });
    this.clusters.load(
      spots.map(({ lat, lng }, index) => ({
        type: "Feature",
        properties: { index },
        geometry: { type: "Point", coordinates: [lng, lat] },
      })),
    );
  }

  /** Marks in the order of the list. */
  at(zoom: number): Mark[] {
    return this.clusters
      .getClusters(WORLD, Math.floor(zoom))
      .map(({ geometry, properties }) => {
        const [lng = 0, lat = 0] = geometry.coordinates;
        if (!("cluster_id" in properties)) return this.mark(lat, lng, [properties.index], null);
        const id = properties.cluster_id;
        const leaves = this.clusters.getLeaves(id, Number.POSITIVE_INFINITY);
        const opensAt = Math.min(this.clusters.getClusterExpansionZoom(id), MAX_ZOOM + 1);
        return this.mark(
          lat,
          lng,
          leaves.map((leaf) => leaf.properties.index),
          opensAt > MAX_ZOOM ? null : opensAt,
        );
      })
      .sort((a, b) => orderOf(a) - orderOf(b) || (a.key < b.key ? -1 : 1));
  }

  private mark(lat: number, lng: number, indexes: number[], opensAt: number | null): Mark {
    const sorted = [...indexes].sort((a, b) => a - b);
    const spots = sorted.flatMap((index) => this.spots[index] ?? []);
    return { key: sorted.join("."), lat, lng, spots, results: resultsOf(spots), opensAt };
  }
}

function orderOf(mark: Mark): number {
  return mark.results[0]?.order ?? 0;
}

function resultsOf(spots: readonly Spot[]): MapResult[] {
  return [...new Set(spots.flatMap((spot) => spot.results))].sort((a, b) => a.order - b.order);
}
