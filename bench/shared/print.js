// How the benches write what they measured.
import { readFileSync } from 'node:fs';

const megabyte = 1024 * 1024;

export function met(value, most) {
  return value <= most ? 'yes' : 'no';
}

export function seconds(time) {
  return `${(time / 1000).toFixed(2)} s`;
}

export function inMegabytes(bytes) {
  return `${(bytes / megabyte).toFixed(0)} MB`;
}

/** A package and its version: “js-yaml 5.5.0”. */
export function nameOf(name) {
  return `${name} ${versionOf(name)}`;
}

export function versionOf(name) {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
