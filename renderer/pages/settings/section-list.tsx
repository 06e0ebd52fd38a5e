import { CHANNEL_KINDS } from '../../../shared/channels';
import { SETTINGS_SECTIONS, type Place, type SettingsSection } from '../../hooks/place';
import { useApp } from '../../hooks/app-context';
import { getSection } from './field-names';
import { useForm } from './form-context';
import { placeOfField } from './search/fields';
import classes from './section-list.module.css';

interface SectionListProps {
  readonly section: SettingsSection;
  readonly channel: Place['channel'];
}

/** The sections of the settings, and the channels within the open one. One is open at a time. */
export function SectionList({ section, channel }: SectionListProps) {
  const { texts, go } = useApp();
  const { changed, faults } = useForm();
  const unsaved = new Set(changed.map(getSection));
  const faulty = new Set(faults.map(({ field }) => placeOfField(field).section));
  return (
    <ul className={classes.list}>
      {SETTINGS_SECTIONS.map((name) => (
        <li key={name}>
          <button
            type="button"
            aria-current={name === section && channel === undefined ? 'page' : undefined}
            data-open={name === section ? true : undefined}
            onClick={() => go({ page: 'settings', section: name })}
          >
            {texts(`settings:section.${name}`)}
            <Mark isFaulty={faulty.has(name)} isUnsaved={unsaved.has(name)} />
          </button>
          {name === 'channels' && section === 'channels' && (
            <ul>
              {CHANNEL_KINDS.map((kind) => (
                <li key={kind}>
                  <button
                    type="button"
                    aria-current={kind === channel ? 'page' : undefined}
                    onClick={() => go({ page: 'settings', section: 'channels', channel: kind })}
                  >
                    {texts(`common:channel.${kind}`)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a section needs: a look at a field, or to be saved. */
function Mark({ isFaulty, isUnsaved }: { readonly isFaulty: boolean; readonly isUnsaved: boolean }) {
  const { texts } = useApp();
  if (!isFaulty && !isUnsaved) return null;
  const words = texts(isFaulty ? 'settings:mark.faulty' : 'settings:mark.unsaved');
  return (
    <span className={classes.mark} data-tone={isFaulty ? 'bad' : undefined} title={words}>
      <span className="sr-only">{words}</span>
    </span>
  );
}
