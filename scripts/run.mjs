/**
 * The door of every npm script: `node scripts/run.mjs JOB [ARG ...]`.
 *
 * Written without newer syntax and loading the rest only after the check, so that an old Node gets a
 * sentence instead of a syntax error.
 */
import { checkNode } from './lib/node-version.mjs';

const jobs = {
  start: () => import('./jobs/start.mjs'),
  demo: () => import('./jobs/demo.mjs'),
  test: () => import('./jobs/test.mjs'),
  e2e: () => import('./jobs/e2e.mjs'),
  'e2e-package': () => import('./jobs/e2e-package.mjs'),
  'e2e-part': () => import('./jobs/e2e-part.mjs'),
  build: () => import('./jobs/build.mjs'),
  package: () => import('./jobs/package.mjs'),
  serve: () => import('./jobs/serve.mjs'),
  'bench-engine': () => import('./jobs/bench-engine.mjs'),
  'bench-link': () => import('./jobs/bench-link.mjs'),
  'bench-delivery': () => import('./jobs/bench-delivery.mjs'),
  'bench-history': () => import('./jobs/bench-history.mjs'),
  'bench-app': () => import('./jobs/bench-app.mjs'),
  'bench-watch': () => import('./jobs/bench-watch.mjs'),
  'bench-kills': () => import('./jobs/bench-kills.mjs'),
  icons: () => import('./jobs/icons.mjs'),
  dist: () => import('./jobs/dist.mjs'),
  size: () => import('./jobs/size.mjs'),
  reproduce: () => import('./jobs/reproduce.mjs'),
  'release-check': () => import('./jobs/release-check.mjs'),
  tool: () => import('./jobs/tool.mjs'),
};

const job = jobs[/** @type {keyof typeof jobs} */ (process.argv[2] || '')];
const complaint = checkNode(process.versions.node);

if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else if (!job) {
  console.error('Usage: node scripts/run.mjs ' + Object.keys(jobs).join('|') + ' [ARG ...]');
  process.exitCode = 2;
} else {
  void Promise.all([job(), import('./lib/stop.mjs')]).then(([{ run }, { finish }]) =>
    finish(() => run(process.argv.slice(3))),
  );
}
