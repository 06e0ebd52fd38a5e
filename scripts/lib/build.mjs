import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from './command.mjs';
import { inRoot, root } from './places.mjs';
import { progress } from './say.mjs';
import { Stop } from './stop.mjs';

/**
 * What is built, each from its sources into its folder: the application, and the tools that run in
 * plain Node (embedded server, benchmarks).
 */
const TARGETS = {
  application: {
    label: 'Building the application',
    sources: ['shared', 'locales', 'assets', 'main', 'preload', 'renderer', 'server'],
    configs: ['electron.vite.config.ts', 'packaging/bundled-packages.ts'],
    stamp: 'out/application.stamp',
    run: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  },
  tools: {
    label: 'Building the tools',
    sources: ['shared', 'locales', 'main', 'server', 'bench', 'e2e/network'],
    configs: ['vite.tools.config.ts'],
    stamp: 'out/tools.stamp',
    run: ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.tools.config.ts', '--logLevel', 'warn'],
  },
};

/** What every target depends on. */
const EVERY = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Builds a target when its sources changed since the last time.
 *
 * @param {keyof typeof TARGETS} name
 */
export async function needBuild(name) {
  const target = TARGETS[name];
  const stamp = inRoot(target.stamp);
  const hash = hashFiles([...target.sources, ...target.configs, ...EVERY]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;

  const bar = progress(target.label);
  rmSync(stamp, { force: true });
  const { code, stdout, stderr } = await command(process.execPath, target.run, { cwd: root });
  bar.end();
  if (code !== 0) throw new Stop(`${stdout}${stderr}\n${target.label} failed; the reason is above.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * One hash over the paths and contents of files and folders.
 *
 * @param {readonly string[]} paths in the repository
 */
function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  const entries = existsSync(inRoot(path)) ? readdirOrNull(inRoot(path)) : [];
  if (entries) {
    for (const name of entries.sort()) {
      if (!/\.test\.tsx?$/.test(name)) addTo(hash, join(path, name));
    }
  } else {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inRoot(path)));
  }
}

/**
 * @param {string} path
 * @returns {string[] | null} null when it is a file
 */
function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}
