import { describe, expect, it } from 'vitest';
import type { BusAnswer } from '../bus/ask';
import { bodyFor, findNotificationService } from './notification-service';

const nobody: BusAnswer = { kind: 'error', name: 'org.freedesktop.DBus.Error.ServiceUnknown' };
const dunst: BusAnswer = { kind: 'answered', values: [['actions', 'body', 'body-markup']] };

async function found(answers: readonly BusAnswer[]) {
  const left = [...answers];
  const pauses: number[] = [];
  const service = await findNotificationService({
    ask: () => Promise.resolve(left.shift() ?? nobody),
    pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
  });
  return { service, pauses };
}

describe('the notification service of a Linux desktop', () => {
  it('says whether it reads markup', async () => {
    expect((await found([dunst])).service).toEqual({ kind: 'ready', readsMarkup: true });
    const plain = { kind: 'answered', values: [['body']] } as const;
    expect((await found([plain])).service).toEqual({ kind: 'ready', readsMarkup: false });
  });

  it('is waited for while it may be starting, as at login', async () => {
    expect(await found([nobody, nobody, dunst])).toEqual({
      service: { kind: 'ready', readsMarkup: true },
      pauses: [2_000, 2_000],
    });
  });

  it('is absent where nobody offers it', async () => {
    expect((await found([])).service).toEqual({ kind: 'absent' });
    const service = await findNotificationService({ ask: null, pause: () => Promise.resolve() });
    expect(service).toEqual({ kind: 'absent' });
  });

  it('that does not answer is not asked to show anything: it would stop the application for half a minute', async () => {
    expect((await found([{ kind: 'silent' }])).service).toEqual({ kind: 'silent' });
  });

  it.each([
    { kind: 'error', name: 'org.freedesktop.DBus.Error.UnknownMethod' },
    { kind: 'unreachable', detail: 'connect ENOENT' },
  ] as const)('is taken for a usual one after %j', async (answer) => {
    expect((await found([answer])).service).toEqual({ kind: 'ready', readsMarkup: true });
  });
});

describe('the text of a notification', () => {
  const text = '550 <you@example.org> & <b>more</b> &amp; "x"';

  it('keeps every character where the service reads markup', () => {
    expect(bodyFor(text, true)).toBe(
      '550 &lt;you@example.org&gt; &amp; &lt;b&gt;more&lt;/b&gt; &amp;amp; "x"',
    );
  });

  it('is left as it is where it does not, as on macOS and Windows', () => {
    expect(bodyFor(text, false)).toBe(text);
  });
});
