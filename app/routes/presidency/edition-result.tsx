import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionByYear } from "../../domain/editions/editions.server";
import { lookAtResult } from "../../domain/results/sealed.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmbargoNotice } from "../../ui/gala-screen";
import { Details } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";
import { DecidedPlaces } from "../jury/sealed-decision";
import { EveningTabs } from "./evening-tabs";

export const meta = pageTitle("Sealed result");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    return {
      year: edition.year,
      name: edition.name,
      sealed: edition.state === "decided",
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
      decision: await lookAtResult(ctx, edition),
    };
  });
}

export default function EditionResult() {
  const { year, name, sealed, galaAt, timeZone, decision } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={`Edition ${name}`} title={sealed ? "Sealed result" : "Result"} />
      <EveningTabs year={year} current="result" />
      {sealed ? <EmbargoNotice until={<Instant at={galaAt} zone={timeZone} />} /> : null}
      <h2>The places and the jury's reasons</h2>
      <DecidedPlaces decision={decision} />
      <p>
        Decided <Instant at={decision.decidedAt} />. Digest (SHA-256) of the statement:{" "}
        <code className="digest">{decision.digest}</code>
      </p>
      {decision.statement ? (
        <Details summary="The statement, word for word">
          <pre className="digest">{decision.statement}</pre>
        </Details>
      ) : (
        <p>
          The statement holds reasons on an entry whose judging is not for you; it opens for you at the
          announcement.
        </p>
      )}
    </>
  );
}
