import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { executable } from './executable';

/** The packaged program as it is released: nothing may look inside. */
export class Release {
  readonly #folder = mkdtempSync(join(tmpdir(), 'linewatch-release-'));
  readonly program = join(this.#folder, basename(executable()));

  private constructor() {
    const from = dirname(executable());
    for (const name of readdirSync(from)) {
      if (name !== basename(executable())) symlinkSync(join(from, name), join(this.#folder, name));
    }
    copyFileSync(executable(), this.program);
  }

  static async make(): Promise<Release> {
    const release = new Release();
    await flipFuses(release.program, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
    });
    return release;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
