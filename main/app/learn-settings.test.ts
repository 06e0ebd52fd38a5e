import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { learnSettings } from './learn-settings';

function learning(save: (settings: Settings) => 'saved' | 'not-written' = () => 'saved') {
  const saved: Settings[] = [];
  const told: Settings[] = [];
  const lines: string[] = [];
  const learn = (changed: Readonly<Record<string, string>>) =>
    learnSettings('telegram', changed, {
      settings: {
        current: DEFAULT_SETTINGS,
        save: (settings) => {
          saved.push(settings);
          return save(settings) === 'saved'
            ? { kind: 'saved' }
            : { kind: 'not-written', detail: 'disk full' };
        },
      },
      onSaved: (settings) => told.push(settings),
      log: (line) => lines.push(line),
    });
  return { learn, saved, told, lines };
}

describe('settings that a service has changed', () => {
  it('are stored and shown, and leave everything else as it was', () => {
    const { learn, saved, told } = learning();
    learn({ chatId: '-1001234' });
    const telegram = { ...DEFAULT_SETTINGS.channels.telegram, chatId: '-1001234' };
    const next = { ...DEFAULT_SETTINGS, channels: { ...DEFAULT_SETTINGS.channels, telegram } };
    expect(saved).toEqual([next]);
    expect(told).toEqual([next]);
  });

  it('are left alone where the schema refuses them', () => {
    const { learn, saved, lines } = learning();
    learn({ chatId: 'me; drop' });
    expect(saved).toEqual([]);
    expect(lines).toEqual(['Changed settings of telegram cannot be used: channels.telegram.chatId']);
  });

  it('are named in the log where the disk refuses them', () => {
    const { learn, told, lines } = learning(() => 'not-written');
    learn({ chatId: '-1' });
    expect(told).toEqual([]);
    expect(lines).toEqual(['Changed settings of telegram could not be stored: disk full']);
  });
});
