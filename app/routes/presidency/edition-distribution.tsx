import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { distributionSchema, seedFrom } from "../../domain/judging/distribution";
import { distributionPage } from "../../domain/judging/distribution-page.server";
import { changeDistributionSetting } from "../../domain/judging/distribution-settings.server";
import { drawnSeed, makeDistribution } from "../../domain/judging/distributions.server";
import { askForDeclarations } from "../../domain/judging/undeclared.server";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { known } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";
import { DistributionPreview } from "./distribution-preview";
import { DistributionSettingForm } from "./distribution-setting";
import { Undeclared } from "./distribution-undeclared";

export const meta = pageTitle("Distribution");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const asked = new URL(args.request.url).searchParams;
  const cell = { delegation: asked.get("delegation") ?? "", entry: asked.get("entry") ?? "" };
  return found(async () => {
    const { edition, back } = await editionOfJury(ctx, args.params.year);
    return {
      year: edition.year,
      name: edition.name,
      back,
      cell,
      nextSeed: drawnSeed(ctx),
      page: await distributionPage(ctx, edition, { seed: seedFrom(asked.get("seed") ?? ""), cell }),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    const here = `/presidency/editions/${edition.year}/distribution`;
    switch (textOf(typed, "intent")) {
      case "set":
        await changeDistributionSetting(
          ctx,
          edition.id,
          parseForm(distributionSchema, typed),
          textOf(typed, "seen") || undefined,
        );
        return redirectWithNotice(args, here, "How entries are dealt is saved.");
      case "make":
        await makeDistribution(ctx, edition.id, {
          seed: known(seedFrom(textOf(typed, "seed")), "seed"),
          seen: textOf(typed, "seen"),
          mended: textOf(typed, "mended") === "yes",
          reason: textOf(typed, "reason"),
        });
        return redirectWithNotice(
          args,
          here,
          "The distribution is made. It takes effect when judging is opened.",
        );
      case "ask": {
        const letters = await askForDeclarations(ctx, edition.id);
        return redirectWithNotice(
          args,
          here,
          letters === 1 ? "A letter asks them to declare." : `${letters} letters ask them to declare.`,
        );
      }
      default:
        throw notFound();
    }
  });

export default function EditionDistribution() {
  const { year, name, back, cell, nextSeed, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const here = `/presidency/editions/${year}/distribution`;
  const { made } = page;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${name}`}
        title="Distribution"
        lead="Which delegations judge which entry. No score is involved."
      >
        <a href={back}>Back to the edition</a>
        <a href={`/presidency/editions/${year}/jury`}>Jury</a>
      </PageHead>
      <DistributionSettingForm page={page} refused={refused} />
      {made ? (
        <Note
          kind={made.overtaken ? "note" : "good"}
          title={made.overtaken ? "What was made no longer fits" : `Distribution ${made.number} is made`}
        >
          <p>
            Made by {made.by}, <Instant at={made.at} />, with seed {made.seed}.
          </p>
          {made.earlyReason ? (
            <p>It was not waited until everybody had declared. The reason given: {made.earlyReason}</p>
          ) : null}
          {made.overtaken ? (
            <p>Entries, jury or recusals have changed since. Judging can be opened once it is made anew.</p>
          ) : null}
          {!made.overtaken && page.preview && !page.preview.isMade ? (
            <p>
              Below is another draw. <a href={here}>Back to the one that is made</a>
            </p>
          ) : null}
        </Note>
      ) : null}
      <Undeclared people={page.undeclared} />
      {page.preview ? (
        <DistributionPreview
          here={here}
          preview={page.preview}
          early={page.undeclared.length > 0}
          refused={refused}
          nextSeed={nextSeed}
          cell={cell}
        />
      ) : null}
      {page.preview?.isMade ? (
        <p>
          <a href={`${here}?seed=${nextSeed}`}>Draw another one to compare</a>
        </p>
      ) : null}
      {page.stage === "all" ? (
        <EmptyState title="There is nothing to draw">
          <p>When judging is opened, every delegation is given every admitted competing entry.</p>
        </EmptyState>
      ) : null}
      {page.stage === "waiting" ? (
        <EmptyState title="There is nothing to draw yet">
          <p>Once admission is closed and the jury is complete, the distribution can be previewed here.</p>
        </EmptyState>
      ) : null}
      {page.stage === "dealt" ? (
        <p>
          Judging has been opened; the entries are dealt. <a href="/jury/progress">Progress of judging</a>{" "}
          shows chair and secretariat how far each delegation is.
        </p>
      ) : null}
    </>
  );
}
