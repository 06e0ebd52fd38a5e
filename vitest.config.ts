import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,locales,main,preload,renderer,server,bench,scripts,lint}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    // No test waits for the clock; only a machine that is busy with other things needs this long.
    testTimeout: 30_000,
    // By itself it leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
  },
});
