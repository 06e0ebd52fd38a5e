import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { ooklaProgram, speedtestProgram } from '../testing/ookla-program';
import { lookForOokla } from './ookla-find';

const look = (...folders: readonly string[]) => lookForOokla({ folders, deadlineMs: 2_000 });
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

  it.each([
    ['hangs', 'setInterval(() => undefined, 1_000)'],
    ['writes without end', `for (;;) require('node:fs').writeSync(1, 'x'.repeat(65_536))`],
  ])('gives up on a program that %s', async (_, script) => {
    const beganAt = performance.now();
    expect(await lookForOokla({ folders: [speedtestProgram(script)], deadlineMs: 300 })).toEqual({
      kind: 'absent',
    });
    expect(performance.now() - beganAt).toBeLessThan(2_000);
  });
});
