import type { Framework } from '../../framework/framework.js';
import { type Io, packageFile } from '../../io.js';
import { renderForm } from '../../reports/html/form/page.js';
import type { PageLook } from '../../reports/look.js';
import type { Form } from '../../sheet/sheet.js';
import { largestFile } from '../../source/decode.js';

/** The questionnaire as a page. @param named what a sheet calls the framework */
export function formPage(
  io: Io,
  framework: Framework,
  options: { readonly form: Form; readonly named: string; readonly look: PageLook },
): string {
  return renderForm(framework, { ...options, script: loadScript(io) });
}

/** The script of the page, which the build has left beside the program. */
function loadScript(io: Io): { text: string; sha256: string } {
  const reading = io.readFile(packageFile('dist/form.json'), largestFile);
  if (!('bytes' in reading)) throw new Error('dist/form.json is missing: the package is not built.');
  return JSON.parse(Buffer.from(reading.bytes).toString('utf8'));
}
