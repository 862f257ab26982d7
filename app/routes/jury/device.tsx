import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import keepEntries from "../../browser/keep-entries.ts?worker&url";
import { keepingLeave } from "../../domain/judging/kept-entries.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Prose } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Keep entries on this device");
export const handle = { modules: [keepEntries] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { personId, entries } = await found(() => keepingLeave(ctx));
  return { personId, count: entries.length };
}

export default function Device() {
  const { personId, count } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where="Jury"
        title="Keep my entries on this device"
        lead="On a train or in a building without a network you can then go on reading and scoring in this browser. What you write is sent when the network is back."
      >
        <a href="/jury">All entries</a>
      </PageHead>
      <Note title="Not on a computer that others use">
        <p>
          Whoever can open this browser can read what it keeps, without signing in: the entries' texts, your
          delegation's scores and remarks, and your private notes.
        </p>
      </Note>
      <div className="stack" data-keep-entries="" data-person={personId} data-count={count}>
        <noscript>
          <p>
            This needs JavaScript, which is switched off in this browser. Everything else works without it.
          </p>
        </noscript>
      </div>
      <h2>What is kept, and how long</h2>
      <Prose>
        <ul>
          <li>
            The entries that you may read now with what admission says about them, the criteria with their
            anchors, your delegation's score sheets, and your private notes on these entries.
          </li>
          <li>
            It is removed when you sign out, when somebody else signs in here, when you or the chair end your
            part in judging, when judging closes, and after 72 hours in which this browser has not reached the
            platform.
          </li>
          <li>
            An entry from which your delegation is recused is removed as soon as the platform is reached.
          </li>
          <li>
            If you end this browser's session from another device, everything is removed the next time it
            reaches the platform; until then the 72 hours hold.
          </li>
          <li>
            Finishing a sheet needs the network, so that nobody counts on a sheet that has not arrived. What
            it still lacks is listed without a network too.
          </li>
        </ul>
      </Prose>
    </>
  );
}
