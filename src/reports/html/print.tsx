import { renderToStaticMarkup } from 'preact-render-to-string';
import { clean } from '../../terminal/clean.js';

/** A page with every part open, for paper. Texts have no “<” that is one, so only elements are met. */
export function withAllOpen(html: string): string {
  return html.replace(/<details(?=[\s>])(?! open)/g, '<details open');
}

/** The foot of each printed sheet, which the browser fills in: whose it is, and which of how many. */
export function printFooter(name: string): string {
  return renderToStaticMarkup(
    <div
      style={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: '8mm',
        width: '100%',
        margin: '0 14mm',
        fontSize: '8pt',
        fontFamily: 'sans-serif',
        color: '#333c46',
      }}
    >
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {clean(name)}
      </span>
      <span style={{ whiteSpace: 'nowrap' }}>
        Page <span class="pageNumber" /> of <span class="totalPages" />
      </span>
    </div>,
  );
}
