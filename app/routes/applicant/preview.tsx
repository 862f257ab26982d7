import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readingView } from "../../domain/entries/reading.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EntryView } from "../../ui/entry-view";

export const meta = pageTitle("The entry as a whole");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  return { entryId, view: await found(() => readingView(ctx, entryId, "owner")) };
}

export default function Preview() {
  const { entryId, view } = useLoaderData<typeof loader>();
  return (
    <EntryView view={view}>
      <p>
        {view.organisation} · <a href={`/write/${entryId}`}>Back to the form</a> ·{" "}
        <a href={`/write/${entryId}/entry.pdf`}>PDF</a> · <a href={`/write/${entryId}/entry.json`}>JSON</a>
      </p>
    </EntryView>
  );
}
