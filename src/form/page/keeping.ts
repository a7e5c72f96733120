import { type Draft, readDraft, writeDraft } from '../draft.js';

/** What may become of keeping a draft. */
export interface Listener {
  /** The draft was kept, at this time. */
  kept(time: number): void;
  /** The browser keeps nothing. */
  failed(): void;
  /** Another window kept one, or deleted it: null. */
  changedElsewhere(draft: Draft | null): void;
}

/** How long to wait for the next key before a draft is kept, in milliseconds. */
const pause = 400;

/** Keeps a draft in the browser a moment after each change, and at the latest when the page goes away. */
export class Keeping {
  readonly #key: string;
  readonly #read: () => Draft['values'];
  readonly #listener: Listener;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string, read: () => Draft['values'], listener: Listener) {
    this.#key = key;
    this.#read = read;
    this.#listener = listener;
    addEventListener('pagehide', () => this.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.flush();
    });
    addEventListener('storage', ({ key: changed, newValue }) => {
      // No key at all: everything was deleted.
      if (changed === null || changed === key) listener.changedElsewhere(readDraft(newValue));
    });
  }

  /** The draft that is there; null when there is none. Says when the browser keeps nothing. */
  load(): Draft | null {
    try {
      const draft = readDraft(localStorage.getItem(this.#key));
      const probe = `${this.#key}:probe`;
      localStorage.setItem(probe, '');
      localStorage.removeItem(probe);
      return draft;
    } catch {
      this.#listener.failed();
      return null;
    }
  }

  /** Something changed. */
  later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), pause);
  }

  /** Keeps what waits to be kept. */
  flush(): void {
    if (this.#timer !== undefined) this.#keep();
  }

  delete(): void {
    this.#stop();
    try {
      localStorage.removeItem(this.#key);
    } catch {
      this.#listener.failed();
    }
  }

  #keep(): void {
    this.#stop();
    const kept = Date.now();
    try {
      localStorage.setItem(this.#key, writeDraft({ kept, values: this.#read() }));
    } catch {
      this.#listener.failed();
      return;
    }
    this.#listener.kept(kept);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
