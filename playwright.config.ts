import { defineConfig } from '@playwright/test';
import { EVERYWHERE } from './e2e/everywhere';

/** Parts of the tests run side by side, see scripts/lib/end-to-end.mjs. */
const part = process.env['LINEWATCH_E2E_PART'] ?? '1';

/** Each test starts the packaged application and talks to real servers, so one at a time on a desktop. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: process.platform === 'linux' ? '**/*.spec.ts' : EVERYWHERE.map((name) => `**/${name}.spec.ts`),
  testIgnore: [
    // The installed package needs a bare Debian, which `npm run e2e:package` makes.
    ...(process.env['LINEWATCH_DEBIAN_TREE'] === undefined ? ['**/package/**'] : []),
    // Letters are drawn by the system, each a little differently: pictures are compared by who asks for it.
    ...(process.argv.some((argument) => argument.includes('pictures')) ? [] : ['**/pictures.spec.ts']),
  ],
  outputDir: `test-results/part-${part}`,
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // No test waits for the clock. The limits end a test that hangs, on the slowest computer.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/e2e-${part}.json` }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
