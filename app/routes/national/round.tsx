import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import countdown from "../../browser/countdown.ts?worker&url";
import { removeMember } from "../../domain/national/committee.server";
import { roundSchema } from "../../domain/national/round";
import { roundPage } from "../../domain/national/round-page.server";
import { changeRound } from "../../domain/national/rounds.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Countdown, Deadline, Instant } from "../../ui/time";
import { Bodies } from "./round-bodies";
import { Candidates } from "./round-candidates";
import { Committee } from "./round-committee";
import { RoundFields } from "./round-fields";

export const handle = { modules: [countdown] };
export const meta = pageTitle("National round");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  const page = await found(() => roundPage(ctx, id));
  return { ...page, self: ctx.actor.id, now: ctx.now };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    const here = `/national/rounds/${id}`;
    const member = textOf(typed, "remove");
    if (member) {
      await removeMember(ctx, id, member);
      return member === ctx.actor.id
        ? redirectWithNotice(args, "/desk", "You have left the national committee.")
        : redirectWithNotice(args, here, "The person no longer reads the candidates.");
    }
    if (textOf(typed, "intent") !== "change") return redirect(here, 303);
    await changeRound(ctx, id, parseForm(roundSchema, typed));
    return redirectWithNotice(args, here, "The round is changed.");
  });

export type RoundData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Round() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const handedIn = page.candidates.filter((one) => one.handedInAt !== null);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={
          <>
            <Country code={page.country} /> · {page.edition.name}
          </>
        }
        title="National round"
        lead={page.edition.theme}
      >
        {page.leads ? <a href="/national">Entries of your state</a> : null}
        <a href={`/editions/${page.edition.year}`}>Theme, rules and the form as a PDF</a>
      </PageHead>
      <Standing page={page} handedIn={handedIn.length} />
      <Candidates page={page} />
      {page.leads ? <Bodies page={page} /> : null}
      <Committee page={page} />
      {page.leads && page.decidedAt === null ? (
        <Details summary="Change the deadline or the limit" open={refused !== undefined}>
          <Form method="post" noValidate>
            <RoundFields
              deadlineDay={textOf(refused?.typed, "deadlineDay") || page.deadlineDay}
              candidatesPerBody={
                textOf(refused?.typed, "candidatesPerBody") || String(page.candidatesPerBody)
              }
              problems={refused?.problems}
            />
            <Button kind="second" name="intent" value="change">
              Save the round
            </Button>
          </Form>
        </Details>
      ) : null}
    </>
  );
}

function Standing({ page, handedIn }: { page: RoundData; handedIn: number }) {
  if (page.decidedAt !== null) {
    return (
      <Note kind="good" title="The round is decided">
        <p>
          Decided on <Instant at={page.decidedAt} />.{" "}
          {handedIn > 0
            ? "Each body has got its decision and the reasons by letter."
            : "No candidate had been handed in."}
        </p>
        {page.leads && page.now < page.edition.deadlineAt ? (
          <p>
            If the chosen project falls out,{" "}
            <a href={`/national/rounds/${page.id}/decision`}>choose another candidate</a>.
          </p>
        ) : null}
      </Note>
    );
  }
  if (page.early) {
    return (
      <>
        <Countdown deadline={page.deadlineAt} now={page.now} />
        <p>
          Bodies can hand in until <Deadline at={page.deadlineAt} />. {page.early}
        </p>
      </>
    );
  }
  return (
    <Note title={page.leads ? "The state can decide now" : "Please read the candidates"}>
      <p>
        {handedIn === 0
          ? "The national deadline has passed, and no candidate was handed in. You can give a body more time."
          : page.leads
            ? "The national deadline has passed. Read what is handed in, with the remarks of the committee, and decide with reasons. The chosen project still has to be submitted before "
            : "The national deadline has passed. Read what is handed in and write your remarks; the national representative decides."}
        {handedIn > 0 && page.leads ? (
          <>
            <Deadline at={page.edition.deadlineAt} />.
          </>
        ) : null}
      </p>
      {page.leads ? (
        <ButtonLink to={`/national/rounds/${page.id}/decision`}>
          {handedIn > 0 ? "Decide the round" : "Close the round"}
        </ButtonLink>
      ) : null}
    </Note>
  );
}
