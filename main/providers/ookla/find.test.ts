import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { ooklaProgram, speedtestProgram } from '../../testing/ookla-program';
import { until } from '../../testing/until';
import { lookForOokla } from './find';

/** Longer than any computer takes to start a program. */
const NEVER_MS = 600_000;

afterEach(() => {
  vi.restoreAllMocks();
});

const look = (...folders: readonly string[]) => lookForOokla({ folders, deadlineMs: NEVER_MS });
const pythonTool = () => speedtestProgram(`console.log('speedtest-cli 2.1.3\\nPython 3.11.2')`);

describe('lookForOokla', () => {
  it('finds the program and its version', async () => {
    const folder = ooklaProgram('');
    expect(await look(temporaryFolder(), folder)).toEqual({
      kind: 'ookla',
      path: join(folder, 'speedtest'),
      version: '1.2.0.84',
    });
  });

  it('tells it from the Python tool of the same name', async () => {
    expect(await look(pythonTool())).toEqual({ kind: 'python-tool' });
  });

  it('finds it behind the Python tool, and behind one that fails', async () => {
    const broken = speedtestProgram('process.exit(3)');
    expect((await look(pythonTool(), broken, ooklaProgram(''))).kind).toBe('ookla');
  });

  it('finds nothing where there is nothing, in no folder that hangs on where it was started', async () => {
    expect(await look()).toEqual({ kind: 'absent' });
    expect(await look('', '.', 'bin', temporaryFolder())).toEqual({ kind: 'absent' });
  });

  it('gives up on a program that hangs, at its deadline', async () => {
    const deadline = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const started = join(temporaryFolder(), 'started');
    const folder = speedtestProgram(
      `require('node:fs').writeFileSync(${JSON.stringify(started)}, '');
       setInterval(() => undefined, 1_000);`,
    );
    const looking = lookForOokla({ folders: [folder], deadlineMs: 2_000 });
    expect(timeout).toHaveBeenCalledWith(2_000);
    await until(() => existsSync(started));
    deadline.abort();
    expect(await looking).toEqual({ kind: 'absent' });
  });

  it('gives up at once on a program that writes without end', async () => {
    const endless = `for (;;) require('node:fs').writeSync(1, 'x'.repeat(65_536))`;
    expect(await look(speedtestProgram(endless))).toEqual({ kind: 'absent' });
  });
});
