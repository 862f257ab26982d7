import { Form } from "@remix-run/react";
import { useWords, type WordField, wordFields, wordLabels } from "../../domain/materials/material";
import type { WordsVersion } from "../../domain/materials/words.server";
import { sayTime } from "../../domain/times";
import { Button } from "../../ui/button";
import { Stack } from "../../ui/layout";
import { Details, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { Instant } from "../../ui/time";

/** Shows what somebody else saved in one field meanwhile, above one's own, with a button that takes it. */
export function OtherWords({ field, newer }: { field: WordField; newer: WordsVersion }) {
  return (
    <Note title={`${newer.savedBy} saved this at ${sayTime(newer.savedAt)}: ${wordLabels[field]}`}>
      <p>{sayWords(field, newer)}</p>
      <p>
        What you chose or typed stands below. Save, and it takes the place of this, which stays under "Earlier
        words".
      </p>
      <Button kind="second" small name="take" value={field} formNoValidate>
        {field === "use" ? "Take this instead" : "Take the text above instead"}
      </Button>
    </Note>
  );
}

function sayWords(field: WordField, words: WordsVersion): string {
  return field === "use" ? useWords[words.use] : words[field] || "(empty)";
}

/** Lists what a material was said to show before, each with a button that brings it back; nothing where it has one version. */
export function EarlierWords({ versions }: { versions: readonly WordsVersion[] }) {
  const [present, ...earlier] = versions;
  if (!present || earlier.length === 0) return null;
  return (
    <Details summary="Earlier words">
      <Stack>
        {earlier.map((one) => (
          <section key={one.version} aria-labelledby={`words-${one.version}`}>
            <h2 id={`words-${one.version}`}>Version {one.version}</h2>
            <p className="quiet">
              <Instant at={one.savedAt} />, {one.savedBy}
            </p>
            <SummaryList
              beside
              rows={wordFields
                .filter((field) => one[field] !== "")
                .map((field) => ({ term: wordLabels[field], detail: sayWords(field, one) }))}
            />
            <Form method="post">
              <input type="hidden" name="version" value={present.version} />
              <Button
                kind="second"
                small
                name="restore"
                value={String(one.version)}
                label={`Bring these words back: version ${one.version}`}
              >
                Bring these words back
              </Button>
            </Form>
          </section>
        ))}
      </Stack>
    </Details>
  );
}
