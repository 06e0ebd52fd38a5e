import { describe, expect, it } from 'vitest';
import en from '../../../../locales/en';
import zhCN from '../../../../locales/zh-CN';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { textsIn } from '../../../../shared/texts/i18n';
import { toForm } from '../form';
import { getCatalog } from './catalog';
import { channelOfField, FIELDS, placeOfField } from './fields';

const CATALOG = getCatalog(toForm(DEFAULT_SETTINGS), textsIn('en'));

describe('the catalog of settings', () => {
  it('has each control once', () => {
    const ids = CATALOG.map(({ field }) => field);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has no value left open in its words', () => {
    const open = CATALOG.filter(({ label, hint }) =>
      /undefined|settings:|channels:/.test(`${label} ${hint}`),
    );
    expect(open.map(({ field }) => field)).toEqual([]);
  });

  it('knows the setting of every other word', () => {
    const known = new Set<string>([
      ...FIELDS.map(({ name }) => name),
      ...CATALOG.flatMap(({ field, channel }) => (channel === null ? [] : [field, channel])),
    ]);
    for (const { search } of [en, zhCN]) {
      expect(Object.keys(search.synonyms).filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it('leads each field to the section that it is in', () => {
    for (const { field, section, channel } of CATALOG) {
      expect(placeOfField(field)).toEqual({
        page: 'settings',
        section,
        ...(channel !== null && { channel }),
        field,
      });
    }
  });

  it('knows the section of fields that there are several of', () => {
    expect(placeOfField('schedule-night-cron').section).toBe('schedule');
    expect(placeOfField('skip-on-battery-night').section).toBe('schedule');
    expect(placeOfField('target-stored-2').section).toBe('watching');
    expect(placeOfField('server-stored-0').section).toBe('servers');
    expect(placeOfField('network-download-wifi home').section).toBe('networks');
    expect(channelOfField('mail-host')).toBe('mail');
    expect(channelOfField('max-traffic')).toBe(null);
  });
});
