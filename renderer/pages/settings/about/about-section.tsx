import { useState } from 'react';
import { OWN_DOCUMENTS, type OwnDocument, type OwnPlace } from '../../../../shared/desktop-requests';
import { bridge } from '../../../bridge';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { SettingsSection } from '../settings-section';
import { UpdateStanding } from './update-standing';
import classes from './about.module.css';
import { DocumentPanel } from './document-panel';
import { SupportRow } from './support-row';

/** The log within the data folder. */
const LOG = 'linewatch.log';

/** What a person is asked for who asks for help: version, data folder and log; and what Linewatch is made of. */
export function AboutSection() {
  const { texts, state } = useApp();
  const [shown, setShown] = useState<OwnDocument | null>(null);
  const { version, dataFolder } = state;
  const separator = dataFolder.includes('\\') ? '\\' : '/';
  return (
    <SettingsSection name="about">
      <dl className={classes.about} id="about" tabIndex={-1}>
        <dt>{texts('about:version')}</dt>
        <dd>{version}</dd>
        <dt>{texts('updates:label')}</dt>
        <dd>
          <UpdateStanding />
        </dd>
        <dt>{texts('about:dataFolder')}</dt>
        <dd>
          <bdi>{dataFolder}</bdi> <OpenButton place="data-folder" />
        </dd>
        <dt>{texts('about:log')}</dt>
        <dd>
          <bdi>{`${dataFolder}${separator}${LOG}`}</bdi> <OpenButton place="log" />
        </dd>
        <dt>{texts('about:documents')}</dt>
        <dd className={classes.documents}>
          {OWN_DOCUMENTS.map((name) => (
            <TextButton key={name} onClick={() => setShown(name)}>
              {texts(`about:read.${name}`)}
            </TextButton>
          ))}
        </dd>
        <SupportRow />
      </dl>
      <DocumentPanel shown={shown} onClose={() => setShown(null)} />
    </SettingsSection>
  );
}

function OpenButton({ place }: { readonly place: OwnPlace }) {
  const { texts } = useApp();
  return (
    <TextButton label={texts(`palette:action.${place}`)} onClick={() => void bridge.ownOpen(place)}>
      {texts('about:open')}
    </TextButton>
  );
}
