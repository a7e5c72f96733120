/**
 * Makes the control and escape characters of a text visible, so that text from a file or a command line can
 * neither recolour a terminal nor rewrite what stands on it. Line breaks and tabs become spaces.
 */
export function clean(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(controls, show);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function show(character: string): string {
  const code = character.charCodeAt(0);
  // Unicode has a picture for each of the old control characters: ␛ for escape.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
