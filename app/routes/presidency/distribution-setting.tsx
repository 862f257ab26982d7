import { Form } from "@remix-run/react";
import { fewestPerEntry, mostPerEntry } from "../../domain/judging/distribution";
import type { DistributionPage } from "../../domain/judging/distribution-page.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Checkbox, RadioGroup } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { Note } from "../../ui/note";
import { TextField } from "../../ui/text-field";
import { Overtaken, Seen } from "./overtaken";

type Props = {
  page: Pick<DistributionPage, "setting" | "words" | "seenSetting" | "maySet" | "locked" | "plainMean">;
  refused: Refused | undefined;
};

/** Says how entries are dealt, and lets the presidency change it until judging is opened. */
export function DistributionSettingForm({ page, refused }: Props) {
  const own = textOf(refused?.typed, "intent") === "set" ? refused : undefined;
  const { setting } = page;
  const deal = own ? textOf(own.typed, "deal") : setting.perEntry === null ? "all" : "some";
  const perEntry = own ? textOf(own.typed, "perEntry") : String(setting.perEntry ?? "");
  const expert = own ? textOf(own.typed, "expertNeeded") === "yes" : setting.expertNeeded;
  return (
    <section aria-labelledby="how">
      <h2 id="how">How entries are dealt</h2>
      <p>{page.words}</p>
      {setting.perEntry !== null && page.plainMean ? (
        <Note title="The method does not fit">
          <p>
            The plain mean does not correct for who judged what. Where entries have different delegations, a
            strict or a generous one decides places.
          </p>
        </Note>
      ) : null}
      {page.locked ? <p>Judging has been opened; this is locked.</p> : null}
      {page.maySet ? (
        <Details summary="Change how entries are dealt" open={own !== undefined}>
          <Overtaken refused={own}>
            <p>{page.words}</p>
          </Overtaken>
          <Form method="post">
            <Seen mark={page.seenSetting} refused={own} />
            <RadioGroup
              name="deal"
              label="Who judges an entry"
              hint="Published with the call. With up to about thirty entries, every delegation can judge them all: that is the surest."
              options={[
                { value: "all", label: "Every delegation, except those recused" },
                { value: "some", label: "A number of delegations, drawn by lot" },
              ]}
              value={deal}
              problem={problemOf(own?.problems, "deal")}
            />
            <TextField
              name="perEntry"
              label="Delegations per entry"
              hint={`From ${fewestPerEntry} to ${mostPerEntry}; three or more, or the ranking carries a red warning. Only where a number is drawn.`}
              inputMode="numeric"
              width={4}
              value={perEntry}
              problem={problemOf(own?.problems, "perEntry")}
            />
            <Checkbox
              name="expertNeeded"
              label="At least one of them is an expert institution with a vote"
              checked={expert}
              problem={problemOf(own?.problems, "expertNeeded")}
            />
            <Button kind="second" name="intent" value="set">
              Save how entries are dealt
            </Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}
