import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{shared,locales,main,preload,renderer,server,bench,scripts,lint,packaging}/**/*.test.{ts,tsx,mjs}',
    ],
    environment: 'node',
    setupFiles: ['main/testing/strict-process.ts', 'main/texts/language-files.ts'],
    // No test waits for the clock. The limits end a test that hangs, on the slowest computer.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By itself it leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
  },
});
