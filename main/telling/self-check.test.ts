import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../shared/channels';
import { createChannels } from '../channels';
import { rehearseWording } from '../core/messages/rehearsal';
import { ALL_TOLD, draftContext } from '../testing/messages';
import { fakeClock } from '../testing/records';
import { checkTemplates, type SelfCheckDeps } from './self-check';

const absent = () => Promise.resolve({ kind: 'absent' } as const);

function check(change: Partial<SelfCheckDeps> = {}, language: 'en' | 'zh-CN' = 'en') {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const channels = createChannels({
    mail: { settings: () => ALL_TOLD.channels.mail, password: absent, log } as never,
    http: {
      settings: () => ALL_TOLD.channels,

      secret: absent,
      learn: () => undefined,
      proxyTo: () => Promise.resolve(null),
      clock: fakeClock(),
      log,
    },
    notify: () => Promise.resolve({ shown: true }),
  });
  const notices = checkTemplates({
    channels,
    settings: () => ALL_TOLD,
    language: () => language,
    timeZone: () => 'Europe/Berlin',
    log,
    ...change,
  });
  return { notices, lines };
}

describe('the self-check of templates', () => {
  it.each(['en', 'zh-CN'] as const)('finds no error in any template of any channel in %s', (language) => {
    expect(check({}, language)).toEqual({ notices: [], lines: [] });
  });
  it('composes golden runs and occasions of every kind', () => {
    const titles = rehearseWording(draftContext()).map((one) =>
      'message' in one ? one.message.title : one.fault,
    );
    expect(titles).toHaveLength(23);
    expect(titles.join(' ')).not.toMatch(/message:|rules:|undefined/);
  });
  it('names the channel whose layout fails, and checks the others', () => {
    const channels = CHANNEL_KINDS.map((kind) => ({
      kind,
      rehearse: () => (kind === 'ntfy' ? 'value is undefined' : null),
    }));
    const { notices, lines } = check({ channels });
    expect(notices).toEqual([{ kind: 'template-failed', detail: 'ntfy' }]);
    expect(lines).toEqual(['Self-check: the layout of ntfy failed: value is undefined']);
  });
  it('names the wording if that fails', () => {
    const wording = () => [{ name: 'golden-full', fault: 'packetLoss is not defined' }];
    expect(check({ wording }).notices).toEqual([{ kind: 'template-failed', detail: 'message' }]);
  });
});
