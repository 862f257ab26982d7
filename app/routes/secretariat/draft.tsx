import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { draftForHelp } from "../../domain/entries/help.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EntryView } from "../../ui/entry-view";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { Instant } from "../../ui/time";

export const meta = pageTitle("A draft, for help");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => draftForHelp(ctx, args.params.id ?? ""));
}

export default function Draft() {
  const { view, why, by, askedAt, until } = useLoaderData<typeof loader>();
  return (
    <EntryView view={view}>
      <Note title={`${by} asks the secretariat for help`}>
        <PlainText text={why} />
        <p>
          Asked on <Instant at={askedAt} />. You can read this draft until <Instant at={until} />, or until
          the state ends it; only the state can change it.
        </p>
      </Note>
    </EntryView>
  );
}
