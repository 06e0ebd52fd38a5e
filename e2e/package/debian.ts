import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SETTINGS_VERSION } from '../../shared/settings';
import type { WrittenSettings } from '../application/data-folder';
import { Program } from '../application/program';

const TREE = 'LINEWATCH_DEBIAN_TREE';
const USER = { name: 'ada', id: 1000 };
const HOME = `/home/${USER.name}`;
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
};

/** A process that lives in the tree. */
interface Inhabitant {
  readonly pid: number;
  /** The path of its program within the tree. */
  readonly program: string;
  readonly commandLine: string;
}

/** A bare Debian in a folder, with one user; `npm run e2e:package` makes it and names it. */
export class Debian {
  readonly #tree: string;

  constructor() {
    const tree = process.env[TREE];
    if (tree === undefined) throw new Error(`${TREE} is not set: start this test by npm run e2e:package`);
    this.#tree = tree;
  }

  /** Mounts what programs expect, and makes the user. The mounts end with the network and mounts of this test run. */
  async open(): Promise<void> {
    for (const [type, folder, mode] of [
      ['proc', 'proc', '555'],
      ['sysfs', 'sys', '555'],
      ['devpts', 'dev/pts', '755'],
      ['tmpfs', 'dev/shm', '1777'],
      ['tmpfs', 'tmp', '1777'],
      ['tmpfs', 'run', '755'],
    ] as const) {
      const options = type === 'tmpfs' ? ['-o', `mode=${mode}`] : [];
      await this.#must('mount', ['-t', type, ...options, type, join(this.#tree, folder)]);
    }
    await this.#must('chroot', [this.#tree, 'useradd', '--uid', id, '--create-home', USER.name]);
  }

  /** Runs a line of the shell as root, as an administrator does in a terminal; answers what it printed. */
  root(line: string): Promise<string> {
    return this.#run([], line, { HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' });
  }

  /** Runs a line of the shell as the user; answers what it printed. */
  user(line: string): Promise<string> {
    return this.#run(asUser, line, { HOME, USER: USER.name });
  }

  /** Starts a line of the shell as the user and goes on; whatever it starts is ended by `end`. */
  start(line: string): void {
    Program.run('chroot', [this.#tree, ...asUser, 'sh', '-ec', line], {
      env: { ...ENVIRONMENT, HOME, USER: USER.name },
    });
  }

  /** What lives in the tree. */
  get inhabitants(): readonly Inhabitant[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const program = linkOf(`/proc/${name}/exe`);
        if (linkOf(`/proc/${name}/root`) !== this.#tree || program === null) return [];
        const commandLine = readOr(`/proc/${name}/cmdline`, '').replaceAll('\0', ' ');
        return [{ pid: Number(name), program: program.slice(this.#tree.length), commandLine }];
      });
  }

  /** Ends everything that lives in the tree. */
  end(): void {
    for (const { pid } of this.inhabitants) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // It may have ended by itself.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** Writes settings into the user's own folder, where an installed application looks. */
  writeSettings(settings: WrittenSettings): void {
    const path = join(this.#tree, HOME, '.config/linewatch/settings.json');
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(
      path,
      JSON.stringify({ version: SETTINGS_VERSION, watching: { isEnabled: false }, ...settings }),
    );
    for (const owned of [dirname(dirname(path)), dirname(path), path]) chownSync(owned, USER.id, USER.id);
  }

  /** A program of the test, put where the user can run it. */
  addProgram(path: string, text: string): void {
    writeFileSync(join(this.#tree, path), text, { mode: 0o755 });
  }

  has(path: string): boolean {
    return existsSync(join(this.#tree, path));
  }

  read(path: string): string {
    return readFileSync(join(this.#tree, path), 'utf8');
  }

  #run(prefix: readonly string[], line: string, env: Readonly<Record<string, string>>): Promise<string> {
    return this.#must('chroot', [this.#tree, ...prefix, 'sh', '-c', line], env);
  }

  /** Throws what a program printed, when it fails. */
  async #must(program: string, args: readonly string[], env = {}): Promise<string> {
    const { code, stdout, stderr } = await Program.run(program, args, { env: { ...ENVIRONMENT, ...env } })
      .ended;
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  }
}

const id = String(USER.id);
const asUser = ['setpriv', `--reuid=${id}`, `--regid=${id}`, '--init-groups'];

/** Null where there is no such link, or no such process any more. */
function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
