import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { lateHoursOf } from "../../domain/entries/deadline-settings.server";
import { lateProposed, typedLateDate } from "../../domain/entries/late-entry";
import { lateEntryPage, proposeLateEntry } from "../../domain/entries/late-entry.server";
import { may } from "../../domain/people/permissions";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Deadline } from "../../ui/time";
import { LateFields } from "./late-fields";

export const meta = pageTitle("A late entry by exception");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  if (!may(ctx.actor, "admission.list", {})) throw notFound();
  const { id = "" } = args.params;
  return found(async () => {
    const page = await lateEntryPage(ctx, id);
    return { ...page, typed: typedLateDate(ctx.now, await lateHoursOf(ctx, page.editionId)) };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    if (!may(ctx.actor, "admission.list", {})) throw notFound();
    const { id = "" } = args.params;
    await proposeLateEntry(ctx, id, {
      reason: textOf(typed, "reason"),
      day: textOf(typed, "day"),
      time: textOf(typed, "time"),
    });
    return redirectWithNotice(args, "/secretariat/admission", lateProposed);
  });

export default function AdmissionLate() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={<a href="/secretariat/admission">Admission</a>}
        title="A late entry by exception"
        lead={`For ${page.about}, and for this entry alone.`}
      />
      <p>
        The deadline was <Deadline at={page.deadlineAt} />. Secretariat and presidency give an exception
        together: you propose it here, {page.confirmer} confirms it within 72 hours. Nobody does so for their
        own state. All national representatives get the reason by letter and read it on their page.
      </p>
      {page.against ? (
        <Note kind="plain">
          <p>{page.against}</p>
        </Note>
      ) : (
        <Form method="post" noValidate>
          <LateFields first={page.typed} refused={refused} />
          <Button>Propose the exception</Button>
        </Form>
      )}
    </>
  );
}
