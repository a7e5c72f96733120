/** What a test looks for in the text of a page, without a browser. */

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** The headings of a page, each with its level as so many “#”. */
export function outlineOf(html: string): string {
  const headings = [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)];
  return headings.map(([, level, text = '']) => `${'#'.repeat(Number(level))} ${textOf(text)}\n`).join('');
}

/** What the body of a page says, without its marks and its data. */
export function textOf(html: string): string {
  return html
    .replace(/<(style|script)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\s+/g, ' ')
    .trim();
}

/** The assessment that a page keeps. */
export function savedIn(html: string): unknown {
  return JSON.parse(
    /<script type="application\/json" id="waymark-assessment">([^<]*)</.exec(html)?.[1] ?? '',
  );
}
