import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { letterText } from "../../domain/letters/letters.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Prose } from "../../ui/layout";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { Instant } from "../../ui/time";
import { LetterState, letterKindWords } from "./letter-words";

export const meta = pageTitle("Letter");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { installation } = args.context;
  const head = {
    origin: installation.settings.origin,
    demonstration: installation.stage !== undefined,
  };
  return found(async () => {
    const { letter, text } = await letterText(ctx, args.params.id ?? "", head);
    return {
      kind: letterKindWords(letter.kind),
      to: letter.to_email,
      state: letter.state,
      attempts: letter.attempts,
      createdAt: letter.created_at,
      sentAt: letter.sent_at,
      subject: text?.subject,
      text: text?.text,
    };
  });
}

export default function Letter() {
  const letter = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={`Letter · ${letter.kind}`} title={letter.subject ?? letter.kind}>
        <a href="/secretariat/letters">All letters</a>
      </PageHead>
      <SummaryList
        beside
        rows={[
          { term: "To", detail: letter.to },
          { term: "Written", detail: <Instant at={letter.createdAt} /> },
          { term: "State", detail: <LetterState state={letter.state} attempts={letter.attempts} /> },
          ...(letter.sentAt ? [{ term: "Handed over", detail: <Instant at={letter.sentAt} /> }] : []),
        ]}
      />
      <h2>Text</h2>
      {letter.text === undefined ? (
        <Note kind="plain" title="For its recipient only">
          <p>This letter holds what only its recipient may read. It is not shown here.</p>
        </Note>
      ) : (
        <Prose>
          <PlainText text={letter.text} />
        </Prose>
      )}
    </>
  );
}
