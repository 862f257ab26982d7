import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lettersVisibleTo } from "../../domain/letters/letters.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { LetterState, letterKindWords } from "./letter-words";

export const meta = pageTitle("Letters");

const most = 200;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => ({
    letters: (await lettersVisibleTo(ctx, most)).map((letter) => ({
      id: letter.id,
      kind: letterKindWords(letter.kind),
      to: letter.to_email,
      state: letter.state,
      createdAt: letter.created_at,
      attempts: letter.attempts,
    })),
  }));
}

export default function Letters() {
  const { letters } = useLoaderData<typeof loader>();
  const failed = letters.filter((letter) => letter.state === "failed").length;
  return (
    <>
      <PageHead
        where="Secretariat"
        title="Letters"
        lead={`The newest ${most} letters of the platform. Links in them are never stored and never shown.`}
      />
      {failed > 0 ? (
        <Note
          kind="bad"
          title={failed === 1 ? "One letter was not delivered" : `${failed} letters were not delivered`}
        >
          <p>The mail server refused them several times. Check the addresses under People.</p>
        </Note>
      ) : null}
      <DataTable
        caption="Letters, the newest first"
        captionHidden
        columns={[{ label: "Letter" }, { label: "To" }, { label: "Written" }, { label: "State" }]}
        rows={letters.map((letter) => ({
          key: letter.id,
          cells: [
            <a key="kind" href={`/secretariat/letters/${letter.id}`}>
              {letter.kind}
            </a>,
            letter.to,
            <Instant key="at" at={letter.createdAt} />,
            <LetterState key="state" state={letter.state} attempts={letter.attempts} />,
          ],
        }))}
        empty={
          <EmptyState title="No letter yet">
            <p>
              Letters are written by the platform when something happens: an invitation, a call, a decision.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
