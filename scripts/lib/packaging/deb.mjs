import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { command } from '../command.mjs';
import { Stop } from '../stop.mjs';
import { controlFile } from './fpm-arguments.mjs';

const SCRIPTS = /** @type {const} */ ([
  ['after-install', 'postinst'],
  ['after-remove', 'postrm'],
]);
const KIB = 1024;
const EXECUTABLE = 0o111;
const MODE = { folder: 0o755, program: 0o755, file: 0o644 };
/** Names of compressions: fpm's, then dpkg-deb's. */
const COMPRESSIONS = /** @type {Record<string, string>} */ ({
  gz: 'gzip',
  xz: 'xz',
  zst: 'zstd',
  none: 'none',
});

/**
 * Makes a Debian package by dpkg-deb.
 *
 * @param {import('./fpm-arguments.mjs').PackageOrder} order
 */
export async function makeDeb(order) {
  const target = order.options['package']?.at(-1) ?? '';
  const tree = mkdtempSync(`${target}.tree-`);
  try {
    for (const { from, to } of order.files) place(from, join(tree, to));
    const files = listFiles(tree);
    const installedKib = files.reduce((sum, path) => sum + Math.ceil(lstatSync(path).size / KIB), 0);
    const control = join(tree, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(join(control, 'control'), controlFile(order, installedKib));
    writeFileSync(
      join(control, 'md5sums'),
      files.map((path) => `${md5(path)}  ${relative(tree, path)}\n`).join(''),
    );
    for (const [option, name] of SCRIPTS) {
      const script = order.options[option]?.at(-1);
      if (script) copyFileSync(script, join(control, name));
    }
    setModes(tree);
    for (const [, name] of SCRIPTS) chmodSync(join(control, name), MODE.program);
    const asked = order.options['deb-compression']?.at(-1) ?? 'xz';
    const { code, stdout, stderr } = await command('dpkg-deb', [
      '--root-owner-group',
      `-Z${COMPRESSIONS[asked] ?? asked}`,
      '--build',
      tree,
      target,
    ]);
    if (code !== 0) throw new Stop(`${stdout}${stderr}\nThe Debian package could not be made.`);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/**
 * @param {string} from a file, or the contents of a folder
 * @param {string} to
 */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/**
 * Every file and link, sorted.
 *
 * @param {string} folder
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !lstatSync(path).isDirectory())
    .sort();
}

/** @param {string} path */
function md5(path) {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

/** The same rights wherever the package is made, whatever the umask there. @param {string} folder */
function setModes(folder) {
  for (const path of [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ]) {
    const status = lstatSync(path);
    if (status.isSymbolicLink()) continue;
    if (status.isDirectory()) chmodSync(path, MODE.folder);
    else chmodSync(path, (status.mode & EXECUTABLE) === 0 ? MODE.file : MODE.program);
  }
}
