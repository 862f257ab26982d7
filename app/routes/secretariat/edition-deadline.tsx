import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editionOfSecretariat } from "../../domain/editions/secretariat.server";
import {
  lateHoursOf,
  reminderDaysOf,
  setDeadlineSettings,
} from "../../domain/entries/deadline-settings.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { Deadline } from "../../ui/time";

export const meta = pageTitle("Reminders and late entries");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfSecretariat(ctx, args.params.year);
    return {
      year: edition.year,
      name: edition.name,
      deadlineAt: edition.deadline_at,
      reminderDays: (await reminderDaysOf(ctx, edition.id)).join(", "),
      lateHours: String(await lateHoursOf(ctx, edition.id)),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfSecretariat(ctx, args.params.year);
    await setDeadlineSettings(ctx, edition.id, {
      reminderDays: textOf(typed, "reminderDays"),
      lateHours: textOf(typed, "lateHours"),
    });
    return redirectWithNotice(args, `/secretariat/editions/${edition.year}/deadline`, "This is saved.");
  });

export default function EditionDeadline() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const field = (name: "reminderDays" | "lateHours") => ({
    name,
    value: refused ? textOf(refused.typed, name) : page[name],
    problem: problemOf(refused?.problems, name),
  });
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${page.name}`} title="Reminders and late entries">
        <a href={`/secretariat/editions/${page.year}`}>The edition</a>
      </PageHead>
      <p>
        The deadline is <Deadline at={page.deadlineAt} />. Representatives and substitutes whose state has not
        submitted a competing entry are reminded by letter, at 09:00 in their capital. If the deadline is
        moved, the reminders follow it.
      </p>
      <Form method="post" noValidate>
        <TextField
          {...field("reminderDays")}
          label="Days before the deadline on which they are reminded"
          hint="Numbers with commas, such as 7, 3, 1. Leave it empty for no reminder."
        />
        <TextField
          {...field("lateHours")}
          label="Hours offered for a late entry by exception"
          hint="Whoever proposes an exception can state another date."
          inputMode="numeric"
        />
        <Button>Save</Button>
      </Form>
    </>
  );
}
