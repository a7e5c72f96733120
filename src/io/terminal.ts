/** A keyboard that somebody sits at. */
export interface Keyboard {
  /**
   * Starts to read it.
   * @param how `keys`: each key as it is pressed, without echo; `lines`: what the terminal sends after Enter
   * @param received gets the text of each piece; @param ended is called when nothing more can come
   * @returns stops reading, and gives the terminal back as it was
   */
  listen(how: 'keys' | 'lines', received: (text: string) => void, ended: () => void): () => void;
}

/** A terminal that somebody looks at. */
export interface Screen {
  /** The stream that draws on it, for a library that draws. */
  readonly stream: NodeJS.WritableStream;
  write(text: string): void;
  readonly columns: number;
  readonly rows: number;
  /** @returns stops listening */
  onResize(resized: () => void): () => void;
}

/** Standard input as a keyboard, or null when it is none. */
export function keyboardOf(stream: NodeJS.ReadStream): Keyboard | null {
  if (stream.isTTY !== true) return null;
  return {
    listen(how, received, ended) {
      const decoder = new TextDecoder();
      const onData = (data: Buffer) => received(decoder.decode(data, { stream: true }));
      if (how === 'keys') stream.setRawMode(true);
      stream.on('data', onData);
      // A terminal that is closed ends the stream, or breaks it.
      stream.on('end', ended);
      stream.on('error', ended);
      stream.resume();
      return () => {
        stream.off('data', onData);
        stream.off('end', ended);
        stream.off('error', ended);
        stream.pause();
        if (how === 'keys') stream.setRawMode(false);
      };
    },
  };
}

/** A stream as a screen, or null when it is none. */
export function screenOf(stream: NodeJS.WriteStream): Screen | null {
  if (stream.isTTY !== true) return null;
  return {
    stream,
    write: (text) => void stream.write(text),
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
    onResize(resized) {
      stream.on('resize', resized);
      return () => stream.off('resize', resized);
    },
  };
}

/** The signals that ask a program to end: Ctrl-C from elsewhere, an end asked for, a terminal that is closed. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back at the first of them. A second Ctrl-C ends the program as it would end any other; a terminal that is
 * closed may send its signal twice.
 * The listener stays in place after the first: a library that finds itself alone with a signal ends the program.
 * @returns stops listening
 */
export function onInterrupt(interrupted: () => void): () => void {
  let asked = false;
  const stop = () => {
    for (const signal of endings) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    if (asked && signal === 'SIGINT') {
      stop();
      process.kill(process.pid, signal);
    }
    asked = true;
    interrupted();
  };
  for (const signal of endings) process.on(signal, end);
  return stop;
}
