import { mostCandidatesPerBody } from "../../domain/national/round";
import type { Problem } from "../../domain/problems";
import { problemOf } from "../../ui/error-summary";
import { TextField } from "../../ui/text-field";

/** The national deadline and the limit of a round. */
export function RoundFields({
  deadlineDay,
  candidatesPerBody,
  problems,
}: {
  deadlineDay: string;
  candidatesPerBody: string;
  problems: readonly Problem[] | undefined;
}) {
  return (
    <>
      <TextField
        name="deadlineDay"
        label="Last day on which bodies can hand in"
        hint="Until 23:59 in Brussels. Leave time to decide, and to write the chosen project in English."
        type="date"
        width={10}
        value={deadlineDay}
        problem={problemOf(problems, "deadlineDay")}
      />
      <TextField
        name="candidatesPerBody"
        label="Most candidates a body"
        hint="How many projects each body may propose."
        type="number"
        inputMode="numeric"
        min={1}
        max={mostCandidatesPerBody}
        width={4}
        value={candidatesPerBody}
        problem={problemOf(problems, "candidatesPerBody")}
      />
    </>
  );
}
