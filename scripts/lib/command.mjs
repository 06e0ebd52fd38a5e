import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and answers what it printed. A program that cannot be started answers
 * code 127.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, signal?: AbortSignal,
 *   onLine?: (line: string) => void }} [options] onLine hears both streams line by line
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function command(file, args, options = {}) {
  const { onLine, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const env = { ...(spawnOptions.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(file, args, {
      ...spawnOptions,
      env,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
      let rest = '';
      child[stream].setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        printed[stream] += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach((line) => onLine?.(line));
      });
    }
    child.on('error', (reason) => {
      if (child.pid === undefined) resolve({ code: 127, ...printed, stderr: reason.message });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, ...printed }));
  });
}

/**
 * Runs npm itself, so that its settings, proxies and registries are respected.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof command>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('npm-cli.js')) return command(process.execPath, [cli, ...args], options);
  return command('npm', args, { ...options, shell: process.platform === 'win32' });
}

const NO_NETWORK =
  /\b(EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b|network/;

/**
 * Finds the sign of a missing network in what npm printed.
 *
 * @param {string} text
 * @returns {string | null} the word that says so, or null when the failure is another
 */
export function networkFailure(text) {
  return NO_NETWORK.exec(text)?.[0] ?? null;
}
