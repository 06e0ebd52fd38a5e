import { defineConfig } from 'vitest/config';

const TESTS = '**/*.test.{ts,tsx,mjs}';

/** Rooms whose tests change nothing of their process, so that files run one after the other in the same one. */
const SHARING = [
  '{shared,locales,renderer,preload}',
  'main/{core,files,ipc,reading,report,storage,surroundings,telling,texts}',
];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['main/testing/strict-process.ts', 'main/texts/language-files.ts'],
    // No test waits for the clock. The limits end a test that hangs, on the slowest computer.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By itself it leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'sharing', include: SHARING.map((rooms) => `${rooms}/${TESTS}`), isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [`{main,server,bench,scripts,lint,packaging}/${TESTS}`],
          exclude: SHARING.map((rooms) => `${rooms}/${TESTS}`),
        },
      },
    ],
  },
});
