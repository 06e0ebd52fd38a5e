import * as fc from 'fast-check';
import { expect, test } from './fixtures';
import { tellingAll } from './settings';

/** Arguments that nobody would send; the same with every run. */
const ARGUMENTS = fc.sample(
  fc.array(fc.anything({ withBigInt: true, withDate: true, withSparseArray: true }), {
    minLength: 1,
    maxLength: 4,
  }),
  { numRuns: 24, seed: 20_261_126 },
);

test('whatever a page sends is answered or refused, and the application goes on', async ({
  folder,
  start,
}) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const before = await linewatch.ask('settingsRead');
  const ends = await page.evaluate(async (lists) => {
    const bridge = window.linewatch as unknown as Record<string, (...args: unknown[]) => unknown>;
    const names = Object.keys(bridge).filter((name) => !name.startsWith('on') && name !== 'pathOfFile');
    const ask = async (name: string, list: readonly unknown[]) => {
      try {
        await bridge[name]?.(...list);
        return 'answered';
      } catch (error) {
        return error instanceof Error && error.message !== '' ? 'refused' : 'without a word';
      }
    };
    return Promise.all(names.flatMap((name) => lists.map((list) => ask(name, list))));
  }, ARGUMENTS);
  expect(ends.length).toBeGreaterThan(1_000);
  expect(new Set(ends)).toEqual(new Set(['answered', 'refused']));
  // So large that main would stand still while it unpacks it: it never gets there.
  const large = await page.evaluate(() =>
    window.linewatch.historyRead(Array<number>(10_000_000).fill(0) as never).then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(large).toBe('Error: history:read: the request is too large');
  expect(await linewatch.ask('settingsRead')).toEqual(before);
  expect(folder.read('linewatch.log') ?? '').not.toContain('The request');
});

test('requests are taken from the window’s own page alone', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  await linewatch.window();
  const senders = [
    null,
    { url: 'app://preview/1', parent: null },
    { url: 'https://linewatch/', parent: null },
    { url: 'app://linewatch.example/', parent: null },
    { url: 'app://linewatch/', parent: {} },
    { url: 'app://linewatch/', parent: null },
  ];
  const ends = await linewatch.electron.evaluate(async ({ ipcMain }, frames) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown) => unknown> })
      ._invokeHandlers;
    const ask = async (senderFrame: unknown) => {
      try {
        await handlers.get('state:read')?.({ senderFrame });
        return 'answered';
      } catch (error) {
        return String(error);
      }
    };
    return Promise.all(frames.map(ask));
  }, senders);
  const refused = 'Error: state:read: refused, the sender is not the window';
  expect(ends).toEqual([...Array<string>(5).fill(refused), 'answered']);
});
