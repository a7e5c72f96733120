// Loaded before the program: says on stderr which files of dist/ are imported.
import { register } from 'node:module';

const hook = `export async function load(url, context, next) {
  const file = /\\/dist\\/([^/?]+\\.js)$/.exec(url)?.[1];
  if (file) (await import('node:fs')).writeSync(2, 'loaded dist/' + file + '\\n');
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
