import { Form } from "@remix-run/react";
import type { Progress } from "../../domain/judging/progress.server";
import { sayReminderDays } from "../../domain/letters/reminder-days";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";
import { Day, Instant } from "../../ui/time";

/** Shows by delegation what is final, when it was last at work, and lets chair and secretariat send it a letter. */
export function DelegationsProgress({ delegations, uncounted }: Pick<Progress, "delegations" | "uncounted">) {
  return (
    <DataTable
      caption={uncounted ? "Delegations" : "Final score sheets by delegation"}
      columns={[
        { label: "Delegation" },
        ...(uncounted
          ? []
          : [
              { label: "Final", numeric: true },
              { label: "To judge", numeric: true },
            ]),
        { label: "Last at work" },
        { label: "Last reminded" },
        { label: "Remind", hidden: true },
      ]}
      rows={delegations.map((one) => ({
        key: one.id,
        cells: [
          `${one.number}. ${one.name}`,
          ...(uncounted ? [] : [one.done, one.owed]),
          one.lastActiveAt ? <Instant key="active" at={one.lastActiveAt} /> : "Not yet",
          one.lastNudgedAt ? <Instant key="nudged" at={one.lastNudgedAt} /> : "Never",
          one.mayNudge ? (
            <Form method="post" key="nudge">
              <input type="hidden" name="delegation" value={one.id} />
              <Button
                kind="second"
                small
                name="intent"
                value="nudge"
                label={`Remind delegation ${one.number}`}
              >
                Remind it now
              </Button>
            </Form>
          ) : null,
        ],
      }))}
    />
  );
}

type ReminderDaysProps = {
  days: readonly number[];
  changeable: boolean;
  until: string;
  refused: Refused | undefined;
};

/** Says on which days people with outstanding work are reminded by themselves, and lets these be changed. */
export function ReminderDays({ days, changeable, until, refused }: ReminderDaysProps) {
  const own = textOf(refused?.typed, "intent") === "days" ? refused : undefined;
  if (!changeable) return null;
  return (
    <Details summary={`Reminders by themselves: ${sayReminderDays(days)}`} open={own !== undefined}>
      <p>
        Whoever has an entry without declaration, or whose delegation has a sheet that is not final, gets a
        letter at 9 in the morning of their own time zone, so many days before <Day day={until} />. It says
        the numbers of their own outstanding work, and nothing of others.
      </p>
      <Form method="post">
        <TextField
          name="days"
          label="Days before"
          hint="Up to five numbers from 1 to 30; empty for no reminders."
          width={10}
          value={own ? textOf(own.typed, "days") : days.join(", ")}
          problem={problemOf(own?.problems, "days")}
        />
        <Button kind="second" name="intent" value="days">
          Save the days
        </Button>
      </Form>
    </Details>
  );
}
