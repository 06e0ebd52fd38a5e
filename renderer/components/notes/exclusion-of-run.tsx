import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  getExclusion,
  isExcludable,
  MAX_REASON_CHARACTERS,
  type ExclusionAnswer,
} from '../../../shared/history/exclusion';
import type { Run } from '../../../shared/run';
import { formatDateTime } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { TextButton } from '../inputs/text-button';
import { PanelPart } from '../side-panel';
import classes from './notes.module.css';

/** Whether a test counts in statistics, and the way to change that. Nothing for a test that measured nothing. */
export function ExclusionOfRun({ run }: { readonly run: Run }) {
  const { texts, style } = useApp();
  const [isAsked, setIsAsked] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const exclusion = getExclusion(run);
  if (!isExcludable(run)) return null;
  const write = async (reason: string | null) => {
    const answer = await bridge.runExclude(run.id, reason).catch(() => null);
    setFault(faultInWords(answer, texts));
    if (answer?.kind === 'saved') setIsAsked(false);
  };
  return (
    <PanelPart title={texts('notes:exclusion.title')}>
      {isAsked ? (
        <ReasonForm
          reason={exclusion?.reason ?? ''}
          fault={fault}
          onSave={(reason) => void write(reason)}
          onCancel={() => {
            setFault(null);
            setIsAsked(false);
          }}
        />
      ) : (
        <>
          <p>
            {exclusion === null
              ? texts('notes:exclusion.counts')
              : texts('notes:exclusion.excluded', {
                  time: formatDateTime(exclusion.at, style),
                  reason: exclusion.reason,
                })}
          </p>
          <div className={classes.actions}>
            <TextButton onClick={() => setIsAsked(true)}>
              {texts(exclusion === null ? 'notes:exclusion.exclude' : 'notes:exclusion.change')}
            </TextButton>
            {exclusion !== null && (
              <TextButton onClick={() => void write(null)}>{texts('notes:exclusion.include')}</TextButton>
            )}
          </div>
          <div className={classes.status} role="status">
            {fault !== null && <p data-tone="bad">{fault}</p>}
          </div>
        </>
      )}
    </PanelPart>
  );
}

interface ReasonFormProps {
  readonly reason: string;
  readonly fault: string | null;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

function ReasonForm({ reason, fault, onSave, onCancel }: ReasonFormProps) {
  const { texts } = useApp();
  const [typed, setTyped] = useState(reason);
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(typed);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextInput
        label={texts('notes:exclusion.reason')}
        description={texts('notes:exclusion.reasonHint')}
        value={typed}
        maxLength={MAX_REASON_CHARACTERS}
        error={fault}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm" disabled={typed.trim() === ''}>
          {texts('notes:exclusion.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {texts('notes:cancel')}
        </Button>
      </div>
    </form>
  );
}

function faultInWords(answer: ExclusionAnswer | null, texts: Texts): string | null {
  if (answer?.kind === 'saved') return null;
  if (answer === null || answer.kind === 'not-written') {
    return texts('notes:exclusion.fault.notWritten', { detail: answer?.detail ?? '' }).trim();
  }
  return texts(`notes:exclusion.fault.${answer.kind}`);
}
