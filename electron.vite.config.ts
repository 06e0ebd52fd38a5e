import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { recordBundledPackages } from './packaging/bundled-packages';

/** The oldest runtime that the application runs on is Electron 33: Node 20.18 and Chromium 130. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** One output file for each process that the main side starts. */
const mainEntries = {
  index: 'main/index.ts',
  engine: 'main/measuring/entry.ts',
  'latency-worker': 'main/engine/latency/latency-worker.ts',
  reader: 'main/reading/entry.ts',
  watcher: 'main/outages/entry.ts',
  watchdog: 'main/watchdog/entry.ts',
  serve: 'server/serve.ts',
};

export default defineConfig({
  main: {
    plugins: [recordBundledPackages('main')],
    resolve: {
      alias: [
        {
          find: /^ajv(?:\/dist\/2020\.js|-formats)$/,
          replacement: resolve('main/storage/settings/no-json-schema.ts'),
        },
      ],
    },
    build: {
      target: NODE,
      outDir: 'out/main',
      minify: true,
      rolldownOptions: {
        input: mainEntries,
        // All in one folder, so that import.meta.url leads to the same neighbours from every file.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [recordBundledPackages('preload')],
    build: {
      target: NODE,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), recordBundledPackages('renderer')],
    build: {
      target: CHROMIUM,
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: {
        input: { index: resolve('renderer/index.html'), report: resolve('renderer/report.html') },
      },
    },
  },
});
