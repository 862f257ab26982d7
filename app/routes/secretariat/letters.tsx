import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countUndelivered, lettersVisibleTo } from "../../domain/letters/letters.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState, Tabs } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { LetterState, letterKindWords } from "./letter-words";

export const meta = pageTitle("Letters");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const asked = new URL(args.request.url).searchParams;
  const undelivered = asked.get("show") === "undelivered";
  const before = asked.get("before");
  return found(async () => {
    const { letters, earlier } = await lettersVisibleTo(ctx, { undelivered, ...(before ? { before } : {}) });
    return {
      undelivered,
      failed: await countUndelivered(ctx),
      earlier,
      letters: letters.map((letter) => ({
        id: letter.id,
        kind: letterKindWords(letter.kind),
        to: letter.to_email,
        state: letter.state,
        createdAt: letter.created_at,
        attempts: letter.attempts,
      })),
    };
  });
}

export default function Letters() {
  const { letters, undelivered, failed, earlier } = useLoaderData<typeof loader>();
  const here = undelivered ? "/secretariat/letters?show=undelivered" : "/secretariat/letters";
  return (
    <>
      <PageHead
        where="Secretariat"
        title="Letters"
        lead="Every letter of the platform, the newest first. Links in them are never stored and never shown."
      />
      <Tabs
        label="Letters"
        items={[
          { label: "All", to: "/secretariat/letters", current: !undelivered },
          {
            label: `Not delivered (${failed})`,
            to: "/secretariat/letters?show=undelivered",
            current: undelivered,
          },
        ]}
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
          undelivered ? (
            <EmptyState title="Every letter was delivered">
              <p>A letter that the mail server refuses several times is listed here.</p>
            </EmptyState>
          ) : (
            <EmptyState title="No letter yet">
              <p>
                Letters are written by the platform when something happens: an invitation, a call, a decision.
              </p>
            </EmptyState>
          )
        }
      />
      {earlier === undefined ? null : (
        <p>
          <a href={`${here}${undelivered ? "&" : "?"}before=${earlier}`}>Earlier letters</a>
        </p>
      )}
    </>
  );
}
