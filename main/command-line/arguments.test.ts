import { describe, expect, it } from 'vitest';
import { readCommand } from './arguments';

const wrong = (problem: string, option: string, other = '') => ({ kind: 'wrong', problem, option, other });

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
  it('refuses a mode that it does not know', () => {
    expect(readCommand(['--measure', '--mode=fast'])).toEqual(wrong('unknownMode', 'fast'));
  });
  it('hands out the history in the form that the file asks for by its name', () => {
    expect(readCommand(['--export', 'line.CSV'])).toEqual({
      kind: 'export',
      path: 'line.CSV',
      dataFolder: null,
    });
    expect(readCommand(['--export=two words.json'])).toMatchObject({ path: 'two words.json' });
    expect(readCommand(['--export=-line.csv'])).toMatchObject({ path: '-line.csv' });
    expect(readCommand(['--export=line.xlsx'])).toEqual(wrong('unknownExport', 'line.xlsx'));
  });
  it.each([
    [['--measrue'], '--measrue'],
    [['--measure', '--jsn'], '--jsn'],
    [['--json', '--jsonx', '--measure'], '--jsonx'],
    [['--measure', 'now'], 'now'],
    [['-m'], '-m'],
    [['--constructor'], '--constructor'],
    [['--measure', '--', '--json'], '--'],
  ])('names in %j what it does not know', (args, option) => {
    expect(readCommand(args)).toEqual(wrong('unknownOption', option));
  });
  it.each([
    [['--export'], '--export'],
    [['--export='], '--export'],
    [['--export', '--user-data-dir=/tmp/x'], '--export'],
    [['--user-data-dir='], '--user-data-dir'],
    [['--user-data-dir=', '--measure'], '--user-data-dir'],
    [['--measure', '--mode'], '--mode'],
    [['--demo', '--demo-picture='], '--demo-picture'],
  ])('asks in %j for the value that is missing', (args, option) => {
    expect(readCommand(args)).toEqual(wrong('valueMissing', option));
  });
  it('refuses a value that an option does not take', () => {
    expect(readCommand(['--measure=yes'])).toEqual(wrong('valueUnwanted', '--measure'));
    expect(readCommand(['--hidden='])).toEqual(wrong('valueUnwanted', '--hidden'));
  });
  it.each([
    [['--measure', '--export=a.csv'], '--measure', '--export'],
    [['--demo', '--measure'], '--measure', '--demo'],
    [['--hidden', '--export', 'a.csv'], '--export', '--hidden'],
    [['--demo', '--hidden'], '--demo', '--hidden'],
  ])('refuses two ways to start at once: %j', (args, option, other) => {
    expect(readCommand(args)).toEqual(wrong('notTogether', option, other));
  });
  it.each([
    [['--json'], '--json', '--measure'],
    [['--mode', 'full'], '--mode', '--measure'],
    [['--export=a.csv', '--json'], '--json', '--measure'],
    [['--demo-picture=a.png'], '--demo-picture', '--demo'],
  ])('refuses an option without the one that it belongs to: %j', (args, option, other) => {
    expect(readCommand(args)).toEqual(wrong('onlyWith', option, other));
  });
  it('reads what a report is about', () => {
    const nothing = { from: null, to: null, network: null, paper: null, dataFolder: null };
    expect(readCommand(['--report=r.json'])).toEqual({ kind: 'report', path: 'r.json', ...nothing });
    expect(
      readCommand(['--report', 'r.CSV', '--from', '2026-11-01', '--to=2026-11-30', '--network', 'Home']),
    ).toEqual({
      kind: 'report',
      path: 'r.CSV',
      from: '2026-11-01',
      to: '2026-11-30',
      network: 'Home',
      paper: null,
      dataFolder: null,
    });
    expect(readCommand(['--report=r.pdf', '--paper', 'Letter'])).toMatchObject({ paper: 'letter' });
    expect(readCommand(['--report=r.pdf', '--paper', 'A9'])).toEqual(wrong('unknownPaper', 'A9'));
    expect(readCommand(['--report=r.xls'])).toEqual(wrong('unknownReport', 'r.xls'));
    for (const day of ['yesterday', '2026-02-30', '2026-1-1', '1.11.2026']) {
      expect(readCommand(['--report=r.json', '--from', day])).toEqual(wrong('unknownDay', day));
    }
    expect(readCommand(['--report=r.json', '--from=2026-11-30', '--to=2026-11-01'])).toEqual(
      wrong('daysTurned', '2026-11-30', '2026-11-01'),
    );
    expect(readCommand(['--from=2026-11-30'])).toEqual(wrong('onlyWith', '--from', '--report'));
  });
  it('reads which report is looked at', () => {
    expect(readCommand(['--verify', 'r.json'])).toEqual({ kind: 'verify', path: 'r.json' });
  });
  it('takes the last of an option that is given twice', () => {
    expect(readCommand(['--user-data-dir=/a', '--user-data-dir=/b'])).toMatchObject({ dataFolder: '/b' });
  });
  it('helps whatever else is asked', () => {
    expect(readCommand(['--help', '--measure', '--export=a.csv'])).toEqual({ kind: 'help' });
  });
  it('lets switches of the runtime pass', () => {
    const switches = ['--inspect=0', '--remote-debugging-port=0', '--password-store=gnome-libsecret'];
    expect(readCommand([...switches, '--ozone-platform=headless', '--log-level=3']).kind).toBe('app');
  });
});
