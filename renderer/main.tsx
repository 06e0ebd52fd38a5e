import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Styles come first: those of the components must follow them to win.
import './styles/mantine.css';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/base.css';
import { App } from './app';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
