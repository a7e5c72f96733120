/**
 * The element with an id.
 * @throws when the page has none of this kind: the page and its script belong to different builds
 */
export function find<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} “${id}”.`);
}

/** The same for an element that not every page has. */
export function findMaybe(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** A new element. Texts are always texts, whatever stands in them. */
export function make(tag: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

/** A link to an element of the page. */
export function linkTo(id: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `#${encodeURIComponent(id)}`;
  link.textContent = text;
  return link;
}

/** Says something where a screen reader hears it; nothing when it is said already. */
export function say(output: HTMLElement, text: string): void {
  if (output.textContent !== text) output.textContent = text;
}

/** What to do when a button is pressed. */
export function onPress(id: string, act: () => void): void {
  find(id, HTMLButtonElement).addEventListener('click', act);
}
