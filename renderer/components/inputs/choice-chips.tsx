import classes from './choice-chips.module.css';

interface ChoiceChipsProps<Value extends string> {
  readonly label: string;
  /** Null where it is none of the choices. */
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few choices that narrow a list. */
export function ChoiceChips<Value extends string>(props: ChoiceChipsProps<Value>) {
  return (
    <div className={classes.chips} role="group" aria-label={props.label}>
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={classes.chip}
          aria-pressed={choice.value === props.value}
          onClick={() => props.onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
