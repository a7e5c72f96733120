/**
 * What may neither stand in a file nor reach a terminal: C0 and C1 controls, the marks that reverse the
 * direction of writing, and lone surrogates. Tab, line feed and carriage return are controls too; where they
 * are allowed, the caller says so.
 */
const forbidden = String.raw`\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}`;
const controls = new RegExp(`[${forbidden}]`, 'gu');
const controlsInText = new RegExp(`(?![\\t\\n])[${forbidden}]`, 'u');
const controlsInLines = new RegExp(`(?![\\t\\n\\r])[${forbidden}]`, 'gu');

/**
 * Makes the control and escape characters of a text visible, so that text from a file or a command line can
 * neither recolour a terminal nor rewrite what stands on it. Line breaks and tabs become spaces.
 */
export function clean(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(controls, show);
}

/** The same for a text of several lines. */
export function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n');
}

/** Makes every one of them visible, a line break and a tab too: what stands there stays one line and can be told. */
export function showControls(text: string): string {
  return text.replace(controls, show);
}

/** The same, but tabs and line breaks stay, for formats that have a way to write them. */
export function showControlsInLines(text: string): string {
  return text.replace(controlsInLines, show);
}

/**
 * A text as it may stand in a file: every kind of line break is a line feed, there are no other controls but tabs, and
 * halves of characters are U+FFFD.
 */
export function withoutControls(text: string): string {
  return wellFormed(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')).replace(controlsInLines, '');
}

/** A text without halves of characters, which cannot be written as UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** JSON whose texts hold no raw control character: JSON itself escapes only the older half of them. */
export function escapeControls(json: string): string {
  return json.replace(controls, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Where the first character stands that no text may have, tabs and line feeds apart; -1 when there is none. */
export function findControl(text: string): number {
  return text.search(controlsInText);
}

function show(character: string): string {
  const code = character.charCodeAt(0);
  // Unicode has a picture for each of the old control characters: ␛ for escape.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
