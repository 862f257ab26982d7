import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActsPage, actsPage } from "../../domain/editions/acts.server";
import { editionOfSecretariat } from "../../domain/editions/secretariat.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { runAct } from "../presidency/acts-run";
import { ActsView } from "../presidency/acts-view";

export const meta = pageTitle("Steps back, extension, cancelling");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => actsPage(ctx, (await editionOfSecretariat(ctx, args.params.year)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfSecretariat(ctx, args.params.year);
    const notice = await runAct(ctx, edition.id, typed);
    return redirectWithNotice(args, `/secretariat/editions/${edition.year}/acts`, notice);
  });

export default function SecretariatActs() {
  const page = useLoaderData<typeof loader>() as ActsPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  const back = { to: `/secretariat/editions/${page.edition.year}`, label: "The edition" };
  return <ActsView page={page} back={back} refused={refused} />;
}
