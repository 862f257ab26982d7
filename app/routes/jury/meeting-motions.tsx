import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import type { MeetingPage } from "../../domain/results/meeting-page.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";

/** Motions and votes as short lines; one about an entry is not listed for those recused from it. */
export function Motions({ page, refused }: { page: MeetingPage; refused: Refused | undefined }) {
  const typed = textOf(refused?.typed, "intent") === "motion" ? refused?.typed : undefined;
  const problems = typed ? refused?.problems : undefined;
  const writes = page.edition.state === "deciding" && (page.mayRecord || page.mayMoveOn.length > 0);
  return (
    <section aria-labelledby="motions" className="stack">
      <h2 id="motions">Motions and votes</h2>
      <DataTable
        caption="Motions and votes"
        captionHidden
        columns={[
          { label: "Motion" },
          { label: "Outcome" },
          { label: "Entry" },
          { label: "Remove", hidden: true },
        ]}
        rows={page.motions.map((motion) => ({
          key: motion.id,
          cells: [
            motion.motion,
            motion.outcome,
            motion.about ?? "none in particular",
            motion.mayRemove ? (
              <Form method="post" key="remove">
                <Button
                  kind="second"
                  small
                  name="intent"
                  value="remove-motion"
                  label={`Remove the motion "${motion.motion}"`}
                >
                  Remove
                </Button>
                <input type="hidden" name="id" value={motion.id} />
              </Form>
            ) : null,
          ],
        }))}
        empty={
          <EmptyState title="No motion is recorded">
            <p>The chair records each motion with its outcome; a meeting without motions is fine too.</p>
          </EmptyState>
        }
      />
      {writes ? (
        <Form method="post">
          <TextField
            name="motion"
            label="Motion"
            value={textOf(typed, "motion")}
            problem={problemOf(problems, "motion")}
          />
          <TextField
            name="outcome"
            label="Outcome, with the votes if there was one"
            value={textOf(typed, "outcome")}
            problem={problemOf(problems, "outcome")}
          />
          <Select
            name="entryId"
            label="The entry it is about"
            hint="It is then not shown to those who are recused from it."
            empty="No entry in particular"
            options={page.mayMoveOn.map((entry) => ({
              value: entry.entryId,
              label: `${entry.title} (${countryName(entry.country)})`,
            }))}
            value={textOf(typed, "entryId")}
            problem={problemOf(problems, "entryId")}
          />
          <Button kind="second" name="intent" value="motion">
            Record the motion
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
