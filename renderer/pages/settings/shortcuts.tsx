import { useApp } from '../../hooks/app-context';
import classes from './shortcuts.module.css';

const SHORTCUTS = [
  ['refresh', ['R']],
  ['settings', [',']],
  ['find', ['F']],
  ['close', ['W']],
  ['larger', ['+']],
  ['smaller', ['−']],
  ['usual', ['0']],
] as const;

/** The keys that work anywhere in the window. */
export function Shortcuts() {
  const { texts } = useApp();
  const isMac = navigator.userAgent.includes('Macintosh');
  const command = isMac ? '⌘' : texts('settings:shortcuts.control');
  return (
    <section className={classes.shortcuts} id="shortcuts" tabIndex={-1} aria-labelledby="shortcuts-title">
      <h3 id="shortcuts-title">{texts('settings:shortcuts.title')}</h3>
      <dl>
        {SHORTCUTS.map(([name, keys]) => (
          <div key={name}>
            <dt>{texts(`settings:shortcuts.${name}`)}</dt>
            <dd>
              <Keys keys={[command, ...keys]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{texts('settings:shortcuts.fullScreen')}</dt>
          <dd>
            <Keys keys={['F11']} />
          </dd>
        </div>
        <div>
          <dt>{texts('settings:shortcuts.chart')}</dt>
          <dd>
            <Keys keys={['←']} /> <Keys keys={['→']} />
          </dd>
        </div>
        <div>
          <dt>{texts('settings:shortcuts.leave')}</dt>
          <dd>
            <Keys keys={[texts('settings:shortcuts.escape')]} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={classes.keys}>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
