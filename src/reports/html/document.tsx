import type { ComponentChildren } from 'preact';
import { clean } from '../../terminal/clean.js';
import type { Block, Document } from '../document.js';
import type { PageLook } from '../look.js';
import { renderBlocks } from './blocks.js';
import { renderPage } from './page.js';

type Heading = Extract<Block, { readonly kind: 'heading' }>;

/** Pictures for a document, and the style that they need. */
export interface Pictures {
  readonly style: string;
  /** By the title of the section that they head. */
  readonly figures: ReadonlyMap<string, ComponentChildren>;
}

/** A document as a page of its own: its first heading is the page's, and its sections are listed above them. */
export function renderHtml(document: Document, look: PageLook, pictures: Pictures | null = null): string {
  const first = document.blocks.find((block): block is Heading => block.kind === 'heading');
  const title = look.title ?? first?.text ?? 'Waymark';
  const { opening, sections } = partSections(document.blocks.filter((block) => block !== first));
  return renderPage(
    {
      language: document.language,
      title,
      ...(pictures === null ? {} : { style: pictures.style }),
      body: (
        <>
          <SkipLink />
          <header>
            <h1>{clean(title)}</h1>
            {look.title === null || first === undefined ? null : <p>{clean(first.text)}</p>}
            {renderBlocks(opening)}
          </header>
          {sections.length < 2 ? null : (
            <Contents sections={sections.map(({ id, title: text }) => ({ id, title: text }))} />
          )}
          <main id="main" tabIndex={-1}>
            {sections.map(({ id, title: section, blocks }) => (
              <section aria-labelledby={id}>
                {renderBlocks(blocks.slice(0, 1), { id })}
                {pictures?.figures.get(section)}
                {renderBlocks(blocks.slice(1), { caption: section })}
              </section>
            ))}
          </main>
        </>
      ),
    },
    look,
  );
}

export function SkipLink() {
  return (
    <a class="skip" href="#main">
      Skip to the content
    </a>
  );
}

/** The sections of a page as links. */
export function Contents(props: {
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}) {
  return (
    <nav aria-label="Contents">
      <ul>
        {props.sections.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{clean(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: Block[];
}

/** What stands before the first heading of the second level, and each section after it. */
function partSections(blocks: readonly Block[]): { opening: Block[]; sections: Section[] } {
  const opening: Block[] = [];
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 2) {
      sections.push({ id: `section-${sections.length + 1}`, title: block.text, blocks: [block] });
    } else (sections.at(-1)?.blocks ?? opening).push(block);
  }
  return { opening, sections };
}
