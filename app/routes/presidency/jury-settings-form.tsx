import { Form } from "@remix-run/react";
import type { JurySettings } from "../../domain/jury/jury-settings";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextField } from "../../ui/text-field";

type Field = keyof JurySettings;

const fields: readonly { name: Field; label: string; hint: string }[] = [
  {
    name: "peopleLimit",
    label: "People who judge, at most",
    hint: "The network's rule says eight. One more needs a reason; who only advises is not counted.",
  },
  {
    name: "objectionDays",
    label: "Working days to object",
    hint: "Monday to Friday, from the day after the states are shown the jury. Add the institutions' holidays yourself. A period that runs keeps its end.",
  },
  {
    name: "firstReminderDays",
    label: "Days to the first reminder",
    hint: "Of an invitation that is not answered, and of terms that are not accepted after the answer.",
  },
  { name: "secondReminderDays", label: "Days to the second reminder", hint: "The last one." },
];

/** Lets those who compose a jury change its limit, its period for objections and its reminders. */
export function JurySettingsForm({
  settings,
  refused,
}: {
  settings: JurySettings;
  refused: Refused | undefined;
}) {
  return (
    <Details summary="Settings of this jury" open={refused !== undefined}>
      <Form method="post">
        {fields.map(({ name, label, hint }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            type="number"
            inputMode="numeric"
            width={4}
            value={refused ? textOf(refused.typed, name) : String(settings[name])}
            problem={problemOf(refused?.problems, name)}
          />
        ))}
        <Button kind="second" name="intent" value="settings">
          Save the settings
        </Button>
      </Form>
    </Details>
  );
}
