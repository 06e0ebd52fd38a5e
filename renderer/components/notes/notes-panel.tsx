import { Button, TextInput } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import type { TimeRange } from '../../../shared/time-range';
import { useApp } from '../../hooks/app-context';
import { useNotes } from '../../hooks/use-notes';
import { MomentInput } from '../inputs/moment-input';
import { TextButton } from '../inputs/text-button';
import { Nothing } from '../notice/nothing';
import { Placeholder } from '../notice/placeholder';
import { Unreadable } from '../notice/unreadable';
import { SidePanel } from '../side-panel';
import { NoteEditor } from './note-editor';
import { NoteEntry } from './note-entry';
import { RemovedNote } from './removed-note';
import { useNoteWriting } from './use-note-writing';
import classes from './notes.module.css';

/** Notes of all time, also of moments that a wrong clock has dated ahead. */
const ALWAYS = { from: 0, to: 8.64e15 };

interface NotesPanelProps {
  readonly isOpen: boolean;
  /** Where a new note stands at first; null where none is begun at once. */
  readonly newAt: number | null;
  /** The notes that are shown at first; null for all. */
  readonly range: TimeRange | null;
  readonly onClose: () => void;
  readonly onOpenRun: (runId: string) => void;
}

/** All notes, newest first: searched, written, changed and removed. */
export function NotesPanel({ isOpen, onClose, ...rest }: NotesPanelProps) {
  const { texts } = useApp();
  return (
    <SidePanel isOpen={isOpen} title={texts('notes:list')} onClose={onClose}>
      {isOpen && <Notes {...rest} />}
    </SidePanel>
  );
}

/** A new note: its id, so that it is written once, however often it is saved, and its moment. */
interface Draft {
  readonly id: string;
  readonly initialAt: number;
  /** Null while the field holds no time. */
  readonly at: number | null;
}

function draftAt(at: number): Draft {
  return { id: crypto.randomUUID(), initialAt: at, at };
}

function Notes({ newAt, range, onOpenRun }: Omit<NotesPanelProps, 'isOpen' | 'onClose'>) {
  const { texts } = useApp();
  const [search, setSearch] = useState('');
  const [within, setWithin] = useState(range ?? ALWAYS);
  const [draft, setDraft] = useState(() => (newAt === null ? null : draftAt(newAt)));
  const writing = useNoteWriting();
  const { answer, again } = useNotes({ ...within, search: search.trim() });
  const add = async ({ id, at }: Draft, text: string) => {
    if (at !== null && (await writing.save({ id, at, runId: null, text }))) setDraft(null);
  };
  return (
    <>
      <div className={classes.tools}>
        {draft !== null ? (
          <NoteEditor
            label={texts('notes:text')}
            text=""
            fault={writing.fault}
            isMomentKnown={draft.at !== null}
            onSave={(text) => void add(draft, text)}
            onCancel={() => setDraft(null)}
          >
            <MomentInput
              label={texts('notes:moment')}
              initial={draft.initialAt}
              onChange={(at) => setDraft({ ...draft, at })}
            />
          </NoteEditor>
        ) : (
          <div>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => setDraft(draftAt(newAt ?? Date.now()))}
            >
              {texts('notes:addMoment')}
            </Button>
          </div>
        )}
        <TextInput
          type="search"
          label={texts('notes:search')}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <RemovedNote writing={writing} />
      </div>
      {answer.kind === 'loading' && <Placeholder height={200} />}
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'ready' && answer.value.notes.length === 0 && (
        <Nothing
          icon={<IconNote size={20} stroke={1.75} />}
          title={texts(search.trim() === '' ? 'notes:empty.title' : 'notes:noMatch.title')}
          reason={texts(search.trim() === '' ? 'notes:empty.reason' : 'notes:noMatch.reason')}
        />
      )}
      {answer.kind === 'ready' && answer.value.notes.length > 0 && (
        <>
          <p className={classes.when} role="status">
            {texts('notes:count', { count: answer.value.total })}
            {answer.value.total > answer.value.notes.length &&
              ` ${texts('notes:newest', { count: answer.value.notes.length })}`}{' '}
            {within !== ALWAYS && (
              <TextButton onClick={() => setWithin(ALWAYS)}>{texts('notes:showAll')}</TextButton>
            )}
          </p>
          <ul className={classes.list}>
            {answer.value.notes.map((note) => (
              <li key={note.id} className={classes.entry}>
                <NoteEntry note={note} writing={writing} onOpenRun={onOpenRun} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
