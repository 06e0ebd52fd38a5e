import type { Texts } from '../texts/i18n';
import type { RecordingState } from './recording';

/** Whether results can be recorded, in words: for window, tray and messages alike. */
export function recordingWords(
  state: RecordingState,
  texts: Texts,
): { readonly title: string; readonly text: string } {
  if (state.kind === 'fine') {
    return { title: texts('notice:recording.fine.title'), text: texts('notice:recording.fine.text') };
  }
  const values = {
    folder: state.folder,
    problem: texts(`notice:problem.${state.problem}`),
    way: texts(`notice:remedy.${state.problem}`),
  };
  return {
    title: texts(`notice:recording.${state.kind}.title`, values),
    text: texts(`notice:recording.${state.kind}.text`, values),
  };
}
