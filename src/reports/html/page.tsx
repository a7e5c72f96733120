import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { clean } from '../../terminal/clean.js';
import type { PageLook } from '../look.js';
import { style } from './style.js';

export interface Page {
  /** A BCP 47 language tag. */
  readonly language: string;
  /** What the window and a search call it. */
  readonly title: string;
  /** Everything in the body: landmarks with one first heading. */
  readonly body: ComponentChildren;
  /** The style of what only this page has, after the common one. */
  readonly style?: string;
  /** Data for programs, as JSON, under an id. */
  readonly data?: { readonly id: string; readonly json: string };
  /** The only script that the page may run, and the base64 SHA-256 of its text. */
  readonly script?: { readonly text: string; readonly sha256: string };
}

/**
 * One file that needs nothing else. Whatever a text in it tries, the page's own policy lets nothing be fetched, and
 * no script run but the one that is named.
 */
export function renderPage(page: Page, look: PageLook): string {
  const { language, title, body, data, script } = page;
  const markup = renderToStaticMarkup(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(script?.sha256)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Waymark" />
        <title>{clean(look.title ?? title)}</title>
        {/* A style sheet has no other way in than as raw text. It cannot end its element. */}
        <style dangerouslySetInnerHTML={{ __html: inStyle(sheets(page, look)) }} />
      </head>
      <body>
        {body}
        {data === undefined ? null : (
          <script
            type="application/json"
            id={data.id}
            // No text of it can end the script.
            dangerouslySetInnerHTML={{ __html: inScript(data.json) }}
          />
        )}
        {script === undefined ? null : (
          // The program's own, and the policy holds its hash.
          <script dangerouslySetInnerHTML={{ __html: script.text }} />
        )}
      </body>
    </html>,
  );
  return `<!DOCTYPE html>\n${markup}\n`;
}

/** Nothing is fetched: no picture, font or style but those in the file itself, and no script but the page's own. */
function policy(scriptHash: string | undefined): string {
  const scripts = scriptHash === undefined ? "'none'" : `'sha256-${scriptHash}'`;
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
}

function sheets(page: Page, look: PageLook): string {
  return [style, page.style ?? '', look.css ?? ''].filter((sheet) => sheet !== '').join('\n');
}

/** A style sheet that cannot end its element: in CSS a backslash before a slash changes nothing. */
function inStyle(css: string): string {
  return css.replace(/<(?=\/|!)/g, '\\3c ');
}

/** JSON that cannot end its element: in JSON “<” stands only in texts, which can have it as an escape. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
