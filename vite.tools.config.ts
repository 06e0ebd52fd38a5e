import { defineConfig } from 'vite';

/** What runs in plain Node beside the application: the embedded server and the benchmarks. */
export default defineConfig({
  publicDir: false,
  // A process that starts a thousand times is not to load a library from a hundred files.
  ssr: { noExternal: ['zod', 'i18next', 'croner'] },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/tools',
    rolldownOptions: {
      input: {
        serve: 'server/serve.ts',
        'bench-engine': 'bench/engine.ts',
        'bench-link': 'bench/link/main.ts',
        'bench-history': 'bench/history/main.ts',
        'bench-app': 'bench/app.ts',
        'bench-watch': 'bench/watch/main.ts',
        watcher: 'main/outages/entry.ts',
        'bench-delivery': 'bench/delivery/main.ts',
        'delivery-application': 'bench/delivery/application.ts',
        'bench-kills': 'bench/kills/main.ts',
        'kills-writer': 'bench/kills/writer.ts',
        reader: 'main/reading/entry.ts',
        engine: 'main/measuring/entry.ts',
        'latency-worker': 'main/engine/latency/latency-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});
