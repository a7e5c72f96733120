import { UsageError } from '../exit-codes.js';
import type { Io, Paper, Printed } from '../io.js';
import { printFooter, withAllOpen } from '../reports/html/print.js';

/**
 * A page as a PDF: all that is closed on the screen is open on paper.
 * @param name stands at the foot of every sheet
 * @throws UsageError when the machine has no way to print, with what to do about it
 */
export async function printPage(io: Io, html: string, name: string, paper: Paper): Promise<Uint8Array> {
  const printed = await io.printPdf({ html: withAllOpen(html), paper, footer: printFooter(name) });
  if ('bytes' in printed) return printed.bytes;
  throw new UsageError(`${whyNot(printed)} A browser can print the page itself too: use --format html.`);
}

function whyNot(printed: Exclude<Printed, { bytes: Uint8Array }>): string {
  switch (printed.problem) {
    case 'no-driver':
      return 'A PDF needs the package playwright-core, which drives a browser. Install it here with “npm install playwright-core”.';
    case 'no-browser':
      return 'A PDF needs a browser, and no Chrome, Edge or Chromium was found. Install one, or name its program in WAYMARK_BROWSER.';
    case 'named-browser-absent':
      return `WAYMARK_BROWSER names ${printed.reason}, which is no program.`;
    case 'print-failed':
      return `The browser did not print: ${printed.reason.replace(/\.$/, '')}. Another one can be named in WAYMARK_BROWSER.`;
  }
}
