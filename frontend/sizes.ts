/**
 * `npm run sizes` (after `npm run build`): what a reader downloads, compressed. Fails over budget.
 *
 * The map chunk is held against MapLibre itself, its worker and its styles: our part of it may add 15 %.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface Entry {
  file: string;
  css?: string[];
  assets?: string[];
  isEntry?: boolean;
}

const ROOT = join(import.meta.dirname, "..");
const DIST = join(import.meta.dirname, "dist");
const MAPLIBRE = join(ROOT, "node_modules", "maplibre-gl", "dist");
const MAP_BUDGET = 1.15;
const GEOMETRY_BUDGET = 150_000;

const manifest: Record<string, Entry> = JSON.parse(
  readFileSync(join(DIST, ".vite", "manifest.json"), "utf8"),
);

function gzipped(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

function sum(sizes: number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function line(label: string, size: number): void {
  console.log(`${label.padEnd(44)}${size.toLocaleString("en").padStart(10)} bytes gzip`);
}

const files = new Set(
  Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]),
);
for (const file of [...files].sort()) line(file, gzipped(join(DIST, file)));

const map = manifest["frontend/ts/map/map.ts"];
if (!map) throw new Error("The build has no map chunk (frontend/ts/map/map.ts).");
const chunk = sum(
  [map.file, ...(map.css ?? []), ...(map.assets ?? [])].map((file) => gzipped(join(DIST, file))),
);
const floor = sum(
  ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"].map((file) =>
    gzipped(join(MAPLIBRE, file)),
  ),
);
const geometry = sum(
  Object.entries(manifest).flatMap(([source, { file }]) =>
    source.startsWith("frontend/geo/") ? [gzipped(join(DIST, file))] : [],
  ),
);
console.log();
line("map chunk", chunk);
line("MapLibre itself", floor);
console.log(`ratio ${(chunk / floor).toFixed(3)}, budget ${MAP_BUDGET}`);
line(`base geometry, budget ${GEOMETRY_BUDGET.toLocaleString("en")}`, geometry);
if (chunk > floor * MAP_BUDGET || geometry > GEOMETRY_BUDGET) {
  console.error("Over budget.");
  process.exitCode = 1;
}
