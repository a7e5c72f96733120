/** Where the sheet is saved: the script shows it, and fills in what is open. */
export function Saving() {
  return (
    <section id="save" tabIndex={-1} hidden>
      <h2>Save your answers</h2>
      <p>
        This makes your answer sheet: a small text file. It goes to the folder for downloads on this computer,
        and nowhere else. Send it to whoever asked you, by e-mail for instance.
      </p>
      <p>Not everything needs an answer. What you leave open is reported as open, never as a zero.</p>
      <p>
        <button type="submit" form="form" id="save-sheet" class="main">
          Save the answer sheet
        </button>
      </p>
      <div id="before-saving" class="notice" tabIndex={-1} hidden>
        <h3 id="before-saving-title">Before you save</h3>
        <div id="before-saving-lists" />
        <p>
          <button type="button" id="save-anyway" class="main">
            Save all the same
          </button>
        </p>
      </div>
      <p>
        <output id="saved" />
      </p>
      <details id="as-text">
        <summary>No file came? Copy the answer sheet as text</summary>
        <p>
          <label for="sheet-text">The answer sheet</label>
        </p>
        <p class="hint" id="sheet-text-hint">
          Copy all of it into an e-mail, or into a file whose name ends in .yaml.
        </p>
        <textarea id="sheet-text" readOnly rows={12} aria-describedby="sheet-text-hint" spellcheck={false} />
        <p>
          <button type="button" id="copy-text">
            Copy the text
          </button>{' '}
          <output id="copied" />
        </p>
      </details>
      <h3>Start again</h3>
      <p>
        On a computer that you share, start again once your answer sheet is where it should be: that removes
        your answers from this browser.
      </p>
      <p>
        <button type="button" id="start-again">
          Start again
        </button>
      </p>
    </section>
  );
}

/** The question before everything is thrown away. Its buttons and Esc work by keyboard, and focus stays in it. */
export function StartAgain() {
  return (
    <dialog id="start-again-dialog" aria-labelledby="start-again-title">
      <h2 id="start-again-title">Delete every answer?</h2>
      <p>
        Everything that you put down on this page goes, and cannot be had back. A sheet that you saved stays.
      </p>
      <p class="buttons">
        <button type="button" id="keep-answers" class="main">
          Keep my answers
        </button>{' '}
        <button type="button" id="delete-answers">
          Delete every answer
        </button>
      </p>
    </dialog>
  );
}
