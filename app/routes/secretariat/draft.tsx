import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { draftForHelp } from "../../domain/entries/help.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EntryReader } from "../../ui/entry-reader";
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
    <EntryReader
      title={view.title}
      country={view.country}
      {...(view.titleOwn ? { titleOwn: view.titleOwn, titleLang: view.titleLanguage ?? "" } : {})}
      sections={view.sections.map((section) => ({
        id: section.id,
        title: section.title,
        answers: section.answers.map((answer) => ({
          key: answer.questionId,
          question: answer.label,
          text: answer.text,
          ...(answer.juryOnlyReason ? { remark: `For the jury only: ${answer.juryOnlyReason}` } : {}),
        })),
      }))}
    >
      <Note title={`${by} asks the secretariat for help`}>
        <PlainText text={why} />
        <p>
          Asked on <Instant at={askedAt} />. You can read this draft until <Instant at={until} />, or until
          the state ends it; only the state can change it.
        </p>
      </Note>
    </EntryReader>
  );
}
