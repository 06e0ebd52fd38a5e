import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Styles come first: those of the components must follow them to win.
import './styles/mantine.css';
import './styles/tokens.css';
import './styles/contrast.css';
import './styles/controls.css';
import './styles/base.css';
import { resolveLanguage } from '../shared/texts/language';
import { loadLanguage } from '../shared/texts/load-language';
import { App } from './app';

// Most people have the language of the system: it is loaded while main answers.
void loadLanguage(resolveLanguage('system', navigator.languages));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
