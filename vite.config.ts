/** Builds `frontend/ts/*.ts` and `frontend/styles/*.css` into `frontend/dist`, with names that hold their hash. */

import { globSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { places, prefectures } from "./frontend/geo/geometry.ts";

const ROOT = import.meta.dirname;
const DIST = join(ROOT, "frontend", "dist");
const KEPT_MS = 60 * 60 * 1000;
const DATA = join(ROOT, "directory", "data");

/** Emits the map's base as `frontend/geo/prefectures.json` and `places.json` of the manifest. */
function geography(): Plugin {
  return {
    name: "tonari-geography",
    apply: "build",
    generateBundle() {
      const files = { "prefectures.json": prefectures(DATA), "places.json": places(DATA) };
      for (const [name, collection] of Object.entries(files)) {
        this.emitFile({
          type: "asset",
          name,
          originalFileName: `frontend/geo/${name}`,
          source: JSON.stringify(collection),
        });
      }
    },
  };
}

/** Writes `.gz` and `.br` beside every text file: the web server sends them as they are. */
function compressed(): Plugin {
  return {
    name: "tonari-compressed",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!/\.(m?js|css|json|svg)$/.test(file.fileName) || file.fileName.startsWith(".vite/")) continue;
          const source = Buffer.from(file.type === "chunk" ? file.code : file.source);
          if (source.length < 500) continue;
          const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 };
          this.emitFile({
            type: "asset",
            fileName: `${file.fileName}.gz`,
            source: gzipSync(source, { level: 9 }),
          });
          this.emitFile({
            type: "asset",
            fileName: `${file.fileName}.br`,
            source: brotliCompressSync(source, { params: quality }),
          });
        }
      },
    },
  };
}

/**
 * Removes files of earlier builds, but not at once: a page that is open in a browser may still ask for its map,
 * and a server that is running for its files.
 */
function withoutOldFiles(): Plugin {
  return {
    name: "tonari-without-old-files",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const path of globSync("**/*.*", { cwd: DIST })) {
        const file = join(DIST, path);
        if (!(path in bundle) && Date.now() - statSync(file).mtimeMs > KEPT_MS) rmSync(file);
      }
    },
  };
}

const entries = ["frontend/ts/*.ts", "frontend/styles/*.css"]
  .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  .filter((path) => !basename(path).startsWith("_") && !/\.(test|d)\.ts$/.test(path))
  .sort();

export default defineConfig({
  root: ROOT,
  base: "/static/",
  publicDir: false,
  plugins: [geography(), compressed(), withoutOldFiles()],
  build: {
    outDir: DIST,
    emptyOutDir: false,
    manifest: true,
    // The notices of what is bundled, as its licences ask.
    license: { fileName: "licenses.md" },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: entries,
      output: {
        hashCharacters: "hex",
        entryFileNames: "assets/[name].[hash:12].js",
        chunkFileNames: "assets/[name].[hash:12].js",
        assetFileNames: "assets/[name].[hash:12][extname]",
      },
    },
  },
  test: { include: ["frontend/**/*.test.ts"], environment: "node" },
});
