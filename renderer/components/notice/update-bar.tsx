import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { TextButton } from '../inputs/text-button';
import classes from './notices.module.css';
import { outcomeInWords, updateInWords, type UpdateWords } from './update-words';

/** Whether there is something to say of updates. */
export function useHasUpdateNews(): boolean {
  const { state, texts } = useApp();
  return state.updates.outcome !== null || updateInWords(state.updates, texts) !== null;
}

/** How the last update went, until it is read; and the newer version, with what can be done about it. */
export function UpdateBars() {
  const { state, texts } = useApp();
  const { outcome, newest, step, problem } = state.updates;
  const words = updateInWords(state.updates, texts);
  return (
    <>
      {outcome !== null && (
        <UpdateBar
          words={outcomeInWords(outcome, texts)}
          isWarning={outcome.kind !== 'updated'}
          notes={outcome.kind === 'updated' ? outcome.notes : []}
        >
          <Button size="compact-sm" variant="default" onClick={() => void bridge.updateConfirm()}>
            {texts('notice:confirm')}
          </Button>
        </UpdateBar>
      )}
      {words !== null && (
        <UpdateBar
          words={words}
          isWarning={problem?.during === 'installation' || newest === null}
          notes={newest?.notes ?? []}
        >
          {step.kind === 'available' ? (
            <Choices hasFailed={problem?.during === 'installation'} />
          ) : (
            step.kind !== 'installing' && (
              <Button size="compact-sm" variant="default" onClick={() => void bridge.updateLater()}>
                {texts('updates:stop')}
              </Button>
            )
          )}
        </UpdateBar>
      )}
    </>
  );
}

function Choices({ hasFailed }: { readonly hasFailed: boolean }) {
  const { texts } = useApp();
  return (
    <>
      <Button size="compact-sm" onClick={() => void bridge.updateInstall()}>
        {texts(hasFailed ? 'updates:again' : 'updates:install')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void bridge.updateLater()}>
        {texts('updates:later')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void bridge.updateSkip()}>
        {texts('updates:skip')}
      </Button>
    </>
  );
}

interface UpdateBarProps {
  readonly words: UpdateWords;
  readonly isWarning: boolean;
  /** What has changed, line by line; shown when somebody wants to see it. */
  readonly notes: readonly string[];
  readonly children: ReactNode;
}

function UpdateBar({ words: { title, text }, isWarning, notes, children }: UpdateBarProps) {
  const { texts } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const Glyph = isWarning ? IconAlertTriangle : IconDownload;
  return (
    <div className={classes.notice} data-tone={isWarning ? 'warning' : 'neutral'} role="status">
      <Glyph size={18} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <p>
          <strong>{title}</strong> {text}{' '}
          {notes.length > 0 && (
            <TextButton isOpen={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {texts(isOpen ? 'updates:hideChanges' : 'updates:changes')}
            </TextButton>
          )}
        </p>
        {isOpen && (
          <ul tabIndex={0} aria-label={texts('updates:changes')}>
            {notes.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {children}
    </div>
  );
}
