import { describe, expect, it } from 'vitest';
import { isErrand, readCommand, withoutErrand } from './arguments';

describe('the command line', () => {
  it('starts the application by default, in the tray when hidden', () => {
    expect(readCommand([])).toEqual({ kind: 'app', isHidden: false, dataFolder: null });
    expect(readCommand(['--hidden', '--user-data-dir=/tmp/a b'])).toEqual({
      kind: 'app',
      isHidden: true,
      dataFolder: '/tmp/a b',
    });
  });
  it('measures once', () => {
    expect(readCommand(['--no-sandbox', '--measure', '--json'])).toEqual({
      kind: 'measure',
      asJson: true,
      mode: null,
      dataFolder: null,
    });
    expect(readCommand(['--measure', '--mode', 'full'])).toMatchObject({ asJson: false, mode: 'full' });
  });
  it('refuses a mode that it does not know, and one without a measurement', () => {
    expect(readCommand(['--measure', '--mode=fast'])).toMatchObject({
      kind: 'wrong',
      problem: 'unknownMode',
      option: 'fast',
    });
    expect(readCommand(['--mode', 'full'])).toMatchObject({ kind: 'wrong', problem: 'modeWithoutMeasure' });
  });
  it('names an option that it does not know', () => {
    expect(readCommand(['--measure', '--jsn'])).toEqual({
      kind: 'wrong',
      problem: 'unknownOption',
      option: '--jsn',
    });
    expect(readCommand(['--measure', 'now']).kind).toBe('wrong');
  });
  it('hands out the history in the form that the file asks for by its name', () => {
    expect(readCommand(['--export', 'line.CSV'])).toEqual({
      ...{ kind: 'export', path: 'line.CSV', dataFolder: null },
    });
    expect(readCommand(['--export=line.xlsx'])).toEqual({
      ...{ kind: 'wrong', problem: 'unknownExport', option: 'line.xlsx' },
    });
    expect(readCommand(['--export'])).toEqual({
      ...{ kind: 'wrong', problem: 'valueMissing', option: '--export' },
    });
  });
  it('refuses --json alone', () => {
    expect(readCommand(['--json'])).toMatchObject({ kind: 'wrong', problem: 'jsonWithoutMeasure' });
  });
  it('lets switches of the runtime pass', () => {
    expect(
      readCommand(['--inspect=0', '--remote-debugging-port=0', '--password-store=gnome-libsecret']).kind,
    ).toBe('app');
  });
});

describe('a start that comes while an errand is done', () => {
  it('wants a window unless it is an errand itself', () => {
    expect(isErrand(['linewatch', '--no-sandbox', '--user-data-dir=/tmp/x'])).toBe(false);
    expect(isErrand(['linewatch', '--measure', '--json'])).toBe(true);
    expect(isErrand(['linewatch', '--export', 'line.csv'])).toBe(true);
    expect(isErrand(['linewatch', '--export=line.csv'])).toBe(true);
  });
  it.each([
    [['--measure', '--json', '--mode', 'light']],
    [['--mode=light', '--measure']],
    [['--export', 'line.csv']],
    [['--export=line.csv']],
  ])('comes later in the same surroundings, without %j', (errand) => {
    expect(withoutErrand(['/opt/app', '--no-sandbox', ...errand, '--user-data-dir=/tmp/x'])).toEqual([
      ...['/opt/app', '--no-sandbox', '--user-data-dir=/tmp/x'],
    ]);
  });
});
