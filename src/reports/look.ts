/** What whoever runs the program may say about the look of a page. */
export interface PageLook {
  /** Instead of the page's own title and first heading; null keeps them. */
  readonly title: string | null;
  /** A style sheet after the page's own; null for none. docs/html.md lists the variables that it may set. */
  readonly css: string | null;
}

/** A page as it comes. */
export const plainLook: PageLook = { title: null, css: null };
