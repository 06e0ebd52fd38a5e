import { useApp } from '../../hooks/app-context';
import { isMac, KEY_NAMES, keysInWords, WINDOW_KEYS, type KeyName } from './keys-in-words';
import classes from './keys.module.css';

/** The keys that work anywhere in the window, and what they do. */
export function KeyList() {
  const { texts } = useApp();
  return (
    <dl className={classes.list}>
      {KEY_NAMES.map((name) => (
        <div key={name}>
          <dt>{texts(`settings:shortcuts.${name}`)}</dt>
          <dd>
            <Keys name={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The keys of one action, as they are written on the keyboard. */
export function Keys({ name }: { readonly name: KeyName }) {
  const { texts } = useApp();
  return WINDOW_KEYS[name].map((stroke, index) => (
    <span key={stroke.join(' ')}>
      {index > 0 && (name === 'pages' ? ' – ' : ' ')}
      <span className={classes.keys}>
        {keysInWords(stroke, texts, isMac()).map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </span>
  ));
}
