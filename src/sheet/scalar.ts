/** A text as YAML: as it is where that is safe, else in quotation marks. A string of JSON is one of YAML. */
export function scalar(text: string): string {
  const isPlain = /^(?:[A-Za-z]|\.{0,2}\/)[\w./-]*$|^\d+\.\d+\.\d+$/.test(text);
  return isPlain && !otherMeaning.test(text) ? text : JSON.stringify(text);
}

/** Words that are no texts in YAML, or not in older YAML. */
const otherMeaning = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
