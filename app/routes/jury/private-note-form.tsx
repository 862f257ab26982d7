import { Form } from "@remix-run/react";
import type { PrivateNote } from "../../domain/judging/private-note";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";

export type PrivateNoteFormProps = {
  entryId: string;
  personId: string;
  title: string;
  note: PrivateNote;
  refused: Refused | undefined;
  /** What the person has saved in another window meanwhile. */
  current: PrivateNote | undefined;
};

/** Keeps a person's notes for themselves beside the sheet; the browser module saves them as one types. */
export function PrivateNoteForm({ entryId, personId, title, note, refused, current }: PrivateNoteFormProps) {
  // The text that was typed stays; the next press replaces what has been shown beside it.
  const version = current?.version ?? note.version;
  const written = note.text !== "" ? " (written)" : "";
  return (
    <details className="private-note" open={refused !== undefined}>
      <summary>My private notes{written}</summary>
      <Form
        method="post"
        data-private-note={`/jury/entries/${entryId}/note`}
        data-work="note"
        data-entry={entryId}
        data-person={personId}
        data-title={title}
      >
        <input type="hidden" name="noteVersion" value={version} />
        <ErrorSummary problems={refused?.problems} />
        {current ? (
          <Note title="Saved in the other window">
            <PlainText text={current.text || "No notes."} />
          </Note>
        ) : null}
        <TextArea
          name="note"
          label="My private notes"
          hint="Only you can read them: no colleague, no chair, nobody else. They are deleted three months after the announcement."
          rows={5}
          value={refused ? textOf(refused.typed, "note") : note.text}
          problem={problemOf(refused?.problems, "note")}
        />
        <div className="private-note-foot">
          <span role="status" data-save-state="" />
          <Button kind="second" small name="intent" value="note">
            Save the notes
          </Button>
        </div>
      </Form>
    </details>
  );
}
