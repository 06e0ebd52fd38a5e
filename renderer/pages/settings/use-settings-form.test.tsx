import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { AppContextProvider, type AppContext } from '../../hooks/app-context';
import { EditBook } from '../../hooks/edit-book';
import { useSettingsForm, type FormState } from './use-settings-form';

/** The form as one drawing of the page has it. */
function drawn(edits: EditBook): FormState {
  const states: FormState[] = [];
  const Probe = () => {
    states.push(useSettingsForm());
    return null;
  };
  const context = { settings: DEFAULT_SETTINGS, edits } as AppContext;
  renderToStaticMarkup(
    <AppContextProvider value={context}>
      <Probe />
    </AppContextProvider>,
  );
  const [state] = states;
  if (state === undefined) throw new Error('nothing was drawn');
  return state;
}

it('changes of an old drawing keep what was typed since', () => {
  const edits = new EditBook({}, () => undefined);
  const old = drawn(edits);
  drawn(edits).change({ planDownload: '250' });
  drawn(edits).change({ secrets: { 'mail.password': 'typed since' } });
  old.change((now) => ({ planUpload: `${now.planDownload}0` }));
  old.change({ zoom: '150' });
  expect(drawn(edits).form).toMatchObject({
    planDownload: '250',
    planUpload: '2500',
    zoom: '150',
    secrets: { 'mail.password': 'typed since' },
  });
  expect(old.newest()).toEqual(drawn(edits).form);
});
