import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { TextArea, TextField } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import type { EntryPage } from "./entry";

/** Lets the state ask the secretariat for help with a draft, which it can then read for some days, and end it. */
export function Help({ page, refused }: { page: EntryPage; refused: Refused | undefined }) {
  const { help } = page;
  const asking = textOf(refused?.typed, "intent") === "ask-for-help";
  const value = (field: string) => (asking ? textOf(refused?.typed, field) : "");
  if (help.standing) {
    return (
      <Note title="The secretariat can read this draft">
        <PlainText text={help.standing.why} />
        <p>
          Until <Instant at={help.standing.until} />. Nobody but your state can change it.
        </p>
        {help.standing.looks.length === 0 ? <p>Nobody there has read it yet.</p> : null}
        {help.standing.looks.map((look) => (
          <p key={look.by}>
            Read by {look.by}, last on <Instant at={look.at} />.
          </p>
        ))}
        {page.maySignOff ? (
          <Form method="post">
            <Button kind="second" name="intent" value="end-help">
              End it now
            </Button>
          </Form>
        ) : null}
      </Note>
    );
  }
  if (!page.maySignOff || page.entry.state !== "draft" || page.closed) return null;
  return (
    <Details summary="Ask the secretariat for help" open={asking}>
      <Form method="post" noValidate>
        <p>
          The secretariat sees that your entry exists, but not its text. If you ask for help, it can read the
          draft for some days; this is recorded, and you can end it at any time.
        </p>
        <TextArea
          name="why"
          label="What do you need help with?"
          rows={3}
          value={value("why")}
          problem={asking ? problemOf(refused?.problems, "why") : undefined}
        />
        <TextField
          name="days"
          label="For how many days?"
          type="number"
          inputMode="numeric"
          min={1}
          max={help.mostDays}
          width={4}
          value={value("days") || String(help.usualDays)}
          problem={asking ? problemOf(refused?.problems, "days") : undefined}
        />
        <Button kind="second" name="intent" value="ask-for-help">
          Let the secretariat read the draft
        </Button>
      </Form>
    </Details>
  );
}
