import { dayLength } from "../times";

/** A person's note for themselves on an entry; version 0 is one that nothing has been written on. */
export type PrivateNote = { text: string; version: number };

export const longestNote = 20_000;

/** How long after the announcement private notes are kept, for questions to the jury; then they are deleted. */
export const notesKeptFor = 92 * dayLength;

/** Reads a note from the fields of its form. */
export function noteFromFields(read: (name: string) => string): PrivateNote {
  return { text: read("note"), version: Number(read("noteVersion")) };
}
