import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { interestsOf } from "../../domain/judging/interests.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { delegationAssignments, delegationRecusals } from "../../domain/judging/own-delegation.server";
import { nextUnfinished } from "../../domain/judging/workspace.server";
import { seatIn } from "../../domain/people/actor";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { ProgressSquares } from "../../ui/jury-desk";
import { Row } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Day } from "../../ui/time";
import { progressInWords, SheetMark, squareOf } from "./sheet-state";

export const meta = pageTitle("Entries to judge");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const assignments = await delegationAssignments(ctx, edition.id);
    const recusals = await delegationRecusals(ctx, edition.id);
    const listed = (await interestsOf(ctx, edition.id)).entries;
    const seat = seatIn(ctx.actor, edition.id)?.seat;
    return {
      edition: { name: edition.name, state: edition.state, judgingUntil: edition.judging_until },
      opened: edition.judging_opened_at !== null,
      orderOpened: edition.order_opened_at !== null,
      chairs: seat === "chair" || seat === "vice-chair",
      listed: listed.length,
      undeclared: listed.filter((one) => one.declared === undefined).length,
      next: nextUnfinished(assignments)?.entryId ?? null,
      assignments: assignments.map(
        ({ entryId, position, title, titleOwn, titleLanguage, country, sheet, declared }) => ({
          entryId,
          position,
          title,
          titleOwn,
          titleLanguage,
          country,
          sheet,
          declared: declared !== undefined,
        }),
      ),
      recused: recusals.length,
    };
  });
}

export default function JuryHome() {
  const { edition, opened, orderOpened, chairs, listed, undeclared, next, assignments, recused } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Entries to judge"
        lead={
          opened && edition.state === "judging" ? (
            <>
              In your delegation's own drawn order, until <Day day={edition.judgingUntil} />. Nobody outside
              your delegation sees your scores until judging is closed for all.
            </>
          ) : undefined
        }
      >
        <a href="/jury/interests">Interests</a>
        <a href="/jury/invitation">Your seat</a>
        {chairs ? <a href="/jury/objections">Objections of the states</a> : null}
        {opened ? <a href="/jury/compare">Compare your entries</a> : null}
        {opened ? <a href="/jury/scores">Your scores so far</a> : null}
        {edition.state === "judging" ? <a href="/jury/device">Keep my entries on this device</a> : null}
        {chairs ? <a href="/jury/progress">Progress of all delegations</a> : null}
        {chairs && opened ? <a href="/jury/order">Opening the order</a> : null}
        {orderOpened ? <a href="/jury/ranking">Ranking</a> : null}
        {orderOpened ? <a href="/jury/meeting">Meeting</a> : null}
      </PageHead>
      {opened ? null : (
        <EmptyState title="Judging has not been opened yet">
          <p>When the secretariat opens it, the entries stand here and a letter tells you.</p>
        </EmptyState>
      )}
      {undeclared > 0 && (edition.state === "judging" || edition.state === "checking") ? (
        <Note title={`${undeclared} of ${listed} entries wait for your declaration`}>
          <p>
            {opened
              ? "Say whether you have an interest in them. An entry opens once you have declared that you have none."
              : "Say whether you have an interest in them before judging opens: what each delegation is given follows from it."}
          </p>
          <p>
            <ButtonLink to="/jury/interests">Declare interests</ButtonLink>
          </p>
        </Note>
      ) : null}
      {assignments.length > 0 ? (
        <>
          <ProgressSquares squares={assignments.map((one) => squareOf(one, one.declared))} />
          <Row>
            <p>{progressInWords(assignments, recused)}</p>
            {next && undeclared < assignments.length && edition.state === "judging" ? (
              <ButtonLink to={`/jury/entries/${next}`} kind={undeclared > 0 ? "second" : "main"}>
                Next unfinished
              </ButtonLink>
            ) : null}
          </Row>
          <DataTable
            caption="Your entries"
            captionHidden
            columns={[{ label: "Entry" }, { label: "State" }, { label: "Score sheet" }]}
            rows={assignments.map((one) => ({
              key: one.entryId,
              cells: [
                <>
                  {one.position}.{" "}
                  {one.declared ? <a href={`/jury/entries/${one.entryId}`}>{one.title}</a> : one.title}
                  {one.titleOwn && one.titleOwn !== one.title ? (
                    <>
                      {" "}
                      <span className="quiet small" lang={one.titleLanguage ?? undefined}>
                        {one.titleOwn}
                      </span>
                    </>
                  ) : null}
                </>,
                <Country key="country" code={one.country} name={countryName(one.country)} />,
                one.declared ? (
                  <SheetMark key="sheet" state={one.sheet} />
                ) : (
                  <a key="sheet" href="/jury/interests">
                    Declare interests first
                  </a>
                ),
              ],
            }))}
          />
        </>
      ) : null}
    </>
  );
}
