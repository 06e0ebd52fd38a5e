import type { OwnPlace } from '../../../shared/desktop-requests';
import { bridge } from '../../bridge';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import classes from './about.module.css';

/** The log within the data folder. */
const LOG = 'linewatch.log';

/** What a person is asked for who asks for help: version, data folder and log. */
export function About() {
  const { texts, state } = useApp();
  const { version, dataFolder } = state;
  const separator = dataFolder.includes('\\') ? '\\' : '/';
  return (
    <section className={classes.about} id="about" tabIndex={-1} aria-labelledby="about-title">
      <h3 id="about-title">{texts('settings:general.about')}</h3>
      <dl>
        <dt>{texts('settings:general.version')}</dt>
        <dd>{version}</dd>
        <dt>{texts('settings:general.dataFolder')}</dt>
        <dd>
          <bdi>{dataFolder}</bdi> <OpenButton place="data-folder" />
        </dd>
        <dt>{texts('settings:general.log')}</dt>
        <dd>
          <bdi>{`${dataFolder}${separator}${LOG}`}</bdi> <OpenButton place="log" />
        </dd>
      </dl>
    </section>
  );
}

function OpenButton({ place }: { readonly place: OwnPlace }) {
  const { texts } = useApp();
  return (
    <TextButton label={texts(`palette:action.${place}`)} onClick={() => void bridge.ownOpen(place)}>
      {texts('settings:general.open')}
    </TextButton>
  );
}
