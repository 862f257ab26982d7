import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActsPage, actsPage } from "../../domain/editions/acts.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { runAct } from "../presidency/acts-run";
import { ActsView } from "../presidency/acts-view";

export const meta = pageTitle("Steps back, extension, cancelling");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    return { page: await actsPage(ctx, edition.id), met: edition.order_opened_at !== null };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const notice = await runAct(ctx, edition.id, typed);
    return redirectWithNotice(args, "/jury/acts", notice);
  });

export default function JuryActs() {
  const { page, met } = useLoaderData<typeof loader>() as { page: ActsPage; met: boolean };
  const refused = useActionData<typeof action>() as Refused | undefined;
  // Before the order is opened there is no meeting; the vice-chair may have something to confirm all the same.
  const back = met ? { to: "/jury/meeting", label: "Jury meeting" } : { to: "/desk", label: "Desk" };
  return <ActsView page={page} back={back} refused={refused} />;
}
