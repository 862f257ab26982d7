import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readingView } from "../../domain/entries/reading.server";
import { nationalVersionOf } from "../../domain/national/national-version.server";
import { languageName } from "../../domain/people/people";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EntryView } from "../../ui/entry-view";

export const meta = pageTitle("The entry as a whole");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  return found(async () => ({
    entryId,
    view: await readingView(ctx, entryId, "owner"),
    national: (await nationalVersionOf(ctx, entryId))?.language,
  }));
}

export default function Preview() {
  const { entryId, view, national } = useLoaderData<typeof loader>();
  return (
    <EntryView view={view}>
      <p>
        {view.organisation} · <a href={`/write/${entryId}`}>Back to the form</a> ·{" "}
        <a href={`/write/${entryId}/entry.pdf`}>PDF</a> · <a href={`/write/${entryId}/entry.json`}>JSON</a>
        {national ? (
          <>
            {" "}
            · <a href={`/write/${entryId}/national.pdf`}>National version in {languageName(national)}, PDF</a>
          </>
        ) : null}
      </p>
    </EntryView>
  );
}
