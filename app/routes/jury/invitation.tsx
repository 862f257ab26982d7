import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { invitationAnswerSchema, termsPath } from "../../domain/jury/invitation";
import {
  acceptSeat,
  changeNameConsent,
  declineSeat,
  invitationsTo,
} from "../../domain/jury/invitations.server";
import { seatWords } from "../../domain/jury/jury";
import { known } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { CheckboxGroup, RadioGroup } from "../../ui/choices";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea } from "../../ui/text-field";
import { Day, Instant } from "../../ui/time";

export const meta = pageTitle("Invitation to the jury");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const [invitation] = await invitationsTo(ctx);
    return known(invitation, "invitation");
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const delegation = textOf(typed, "delegation");
    const namePublic = textOf(typed, "namePublic") === "yes";
    if (textOf(typed, "intent") === "consent") {
      await changeNameConsent(ctx, delegation, namePublic);
      return redirectWithNotice(args, "/jury/invitation", "Your choice is saved.");
    }
    const { answer, reason } = parseForm(invitationAnswerSchema, typed);
    if (answer === "decline") {
      await declineSeat(ctx, delegation, reason ?? "");
      return redirectWithNotice(
        args,
        "/desk",
        "You have declined. The presidency is told and names somebody else.",
      );
    }
    await acceptSeat(ctx, delegation, { namePublic });
    return redirectWithNotice(args, termsPath, "You sit in the jury. Now read the terms.");
  });

const consent = [{ value: "yes", label: "My name may be public as a member of this jury" }];

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = (field: string) => textOf(refused?.typed, field);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${page.name}`}
        title={page.answer === null && page.open ? "You are invited to the jury" : "Your seat in the jury"}
        lead={
          page.adviceOnly
            ? "Your delegation advises: what it writes is shown beside the ranking and counts in no mean, vote or quorum."
            : undefined
        }
      >
        {page.answer === "accepted" ? <a href={termsPath}>Terms and confidentiality</a> : null}
      </PageHead>
      <SummaryList
        beside
        rows={[
          { key: "delegation", term: "Delegation", detail: page.delegation },
          {
            key: "seat",
            term: "Seat",
            detail: page.adviceOnly ? "Advice only" : seatWords[page.seat],
          },
          { key: "presidency", term: "Presidency", detail: <Country code={page.presidency} /> },
          {
            key: "until",
            term: "Judging, online",
            detail: (
              <>
                Until <Day day={page.judgingUntil} />
              </>
            ),
          },
          {
            key: "meeting",
            term: "Jury meeting",
            detail: (
              <>
                <Day day={page.meetingOn} />, {page.city}
              </>
            ),
          },
        ]}
      />
      {page.answer === null && page.open ? (
        <Form method="post">
          <input type="hidden" name="delegation" value={page.delegationId} />
          <RadioGroup
            name="answer"
            label="Your answer"
            options={[
              { value: "accept", label: "I accept the seat", hint: "The terms of the jury come next." },
              {
                value: "decline",
                label: "I decline",
                hint: "The presidency is told and names somebody else.",
              },
            ]}
            value={typed("answer")}
            problem={problemOf(refused?.problems, "answer")}
          />
          <CheckboxGroup
            name="namePublic"
            label="Your name, if you accept"
            hint="States and institutions of the jury are public. Names of people become public only after the announcement, and only of those who agree. The national representatives of the Member States see the names before. You can change this at any time."
            options={consent}
            values={typed("namePublic") === "yes" ? ["yes"] : []}
          />
          <TextArea
            name="reason"
            label="Reason, if you decline"
            hint="As you like. Only those who compose the jury read it."
            rows={2}
            value={typed("reason")}
            problem={problemOf(refused?.problems, "reason")}
          />
          <Button>Send the answer</Button>
        </Form>
      ) : null}
      {page.answer === "accepted" ? (
        <>
          <p>
            You accepted the seat on <Instant at={page.answeredAt ?? ""} />.
            {page.open
              ? " If you cannot take it any more, ask the presidency to name somebody else: the delegation's score sheets stay with it."
              : null}
          </p>
          <Form method="post">
            <input type="hidden" name="delegation" value={page.delegationId} />
            <CheckboxGroup
              name="namePublic"
              label="Your name"
              hint="Only after the announcement, and only while you agree."
              options={consent}
              values={page.namePublic ? ["yes"] : []}
            />
            <Button kind="second" name="intent" value="consent">
              Save this choice
            </Button>
          </Form>
        </>
      ) : null}
      {page.answer === "declined" ? (
        <Note kind="plain" title="You have declined">
          <p>The presidency was told. If it names you again, a new invitation stands here.</p>
        </Note>
      ) : null}
      {page.answer === null && !page.open ? (
        <Note kind="plain" title="Not open any more">
          <p>The edition is over; the invitation can no longer be answered.</p>
        </Note>
      ) : null}
    </>
  );
}
