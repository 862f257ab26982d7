import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { problemOf } from "../../ui/error-summary";
import { TextArea, TextField } from "../../ui/text-field";

type Props = { first: { day: string; time: string }; refused: Refused | undefined };

/** The reason of an exception for a late entry, and until when it holds. */
export function LateFields({ first, refused }: Props) {
  const field = (name: "reason" | "day" | "time", value: string) => ({
    name,
    value: refused ? textOf(refused.typed, name) : value,
    problem: problemOf(refused?.problems, name),
  });
  return (
    <>
      <TextArea
        {...field("reason", "")}
        label="Why is the exception given?"
        hint="All national representatives read it. Write nothing of the project in it."
        rows={4}
      />
      <TextField {...field("day", first.day)} label="Last day for the late entry" type="date" />
      <TextField
        {...field("time", first.time)}
        label="Last minute on that day"
        hint="In Brussels time, as the last minute that counts. Keep it short; leave time for the confirmation."
        type="time"
      />
    </>
  );
}
