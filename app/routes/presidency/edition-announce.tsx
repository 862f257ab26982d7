import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { isAnnounced } from "../../domain/editions/edition";
import { editionByYear } from "../../domain/editions/editions.server";
import { announce } from "../../domain/results/announce.server";
import { announcementPage } from "../../domain/results/announcement-page.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { ButtonLink, ConfirmDetails } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";
import { EveningTabs } from "./evening-tabs";

export const meta = pageTitle("Announcement");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    const page = await announcementPage(ctx, edition);
    return {
      ...page,
      year: edition.year,
      name: edition.name,
      city: edition.city,
      decided: edition.state === "decided",
      announced: isAnnounced(edition),
      announcedAt: edition.announced_at,
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx) => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    await announce(ctx, edition.id);
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/announce`,
      "The winners are announced. Letters are on their way to all states, the winners and the jury.",
    );
  });

export default function EditionAnnounce() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${page.name}`} title="Announcement" />
      {page.insider ? <EveningTabs year={page.year} current="announce" /> : null}
      {page.announced && page.announcedAt ? (
        <EmptyState
          title="The winners are announced"
          action={<ButtonLink to={`/editions/${page.year}`}>See the public page</ButtonLink>}
        >
          <p>
            Since <Instant at={page.announcedAt} zone={page.timeZone} />. The gala screen is at{" "}
            <a href={`/gala/${page.year}`}>/gala/{page.year}</a>.
          </p>
        </EmptyState>
      ) : page.decided ? (
        <>
          <h2>What will happen</h2>
          <Prose>
            <ul>
              <li>
                The winners, the jury's reasons and the sealed statement are on the public page at once.
              </li>
              <li>The entries' texts become public, as far as each project has agreed to it.</li>
              <li>
                {page.certificatesPrepared
                  ? "The certificates become valid, and their codes can be verified."
                  : "No certificates are prepared yet; they can still be prepared afterwards."}
              </li>
              <li>Letters go to all states, to the winners' people and to the jury.</li>
              <li>The secretariat then releases the jury's feedback on the other entries.</li>
            </ul>
          </Prose>
          <Note title="It cannot be taken back">
            <p>
              The award evening in {page.city} is set for <Instant at={page.galaAt} zone={page.timeZone} />.
              Announce when the winners have been called on stage, not before.
            </p>
          </Note>
          <Form method="post">
            <ConfirmDetails label="Announce the winners" confirm="Announce them now">
              <p>Everybody sees the winners from then on. There is no way back.</p>
            </ConfirmDetails>
          </Form>
        </>
      ) : (
        <EmptyState title="The jury has not decided yet">
          <p>Once its decision is recorded, you announce the winners here at the award evening.</p>
        </EmptyState>
      )}
    </>
  );
}
