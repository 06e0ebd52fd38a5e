import type { OwnDocument } from '../../../../shared/desktop-requests';
import { bridge } from '../../../bridge';
import { SidePanel } from '../../../components/side-panel';
import { useApp } from '../../../hooks/app-context';
import { useAnswer } from '../../../hooks/use-answer';
import classes from './about.module.css';
import { getSection, toBlocks, type Block } from './markdown-blocks';

interface DocumentPanelProps {
  /** Null while none is open. */
  readonly shown: OwnDocument | null;
  readonly onClose: () => void;
}

const WIDTH_PX = 720;
/** The part of the README that is shown. */
const SENT = 'What is sent where';

/** A text that came with the package, to be read in the window. */
export function DocumentPanel({ shown, onClose }: DocumentPanelProps) {
  const { texts } = useApp();
  return (
    <SidePanel
      isOpen={shown !== null}
      width={WIDTH_PX}
      title={shown === null ? '' : texts(`about:read.${shown}`)}
      onClose={onClose}
    >
      {shown !== null && <DocumentText name={shown} />}
    </SidePanel>
  );
}

function DocumentText({ name }: { readonly name: OwnDocument }) {
  const { texts } = useApp();
  const { answer } = useAnswer(name, () => bridge.ownRead(name));
  if (answer.kind === 'loading') return null;
  if (answer.kind === 'failed') return <p role="alert">{texts('about:failed')}</p>;
  if (answer.value === null) return <p>{texts('about:missing')}</p>;
  if (name === 'licences') {
    return (
      <>
        <p>{texts('about:licence')}</p>
        {/* With the keyboard it scrolls only where it can have the focus. */}
        <pre className={classes.plain} lang="en" tabIndex={0} aria-label={texts(`about:read.${name}`)}>
          {answer.value}
        </pre>
      </>
    );
  }
  return (
    <div className={classes.prose} lang="en">
      {toBlocks(name === 'readme' ? getSection(answer.value, SENT) : answer.value).map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <TableOf rows={block.rows} />;
  }
}

function TableOf({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
