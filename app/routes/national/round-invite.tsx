import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { authorize } from "../../domain/authorize";
import { inviteBody } from "../../domain/national/bodies.server";
import { inviteMember } from "../../domain/national/committee.server";
import { bodySchema } from "../../domain/national/round";
import { roundById } from "../../domain/national/rounds.server";
import { personSchema } from "../../domain/people/people";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { PersonFields } from "../secretariat/person-fields";
import { languageOptions } from "./title-fields";

export const meta = pageTitle("Invite to the national round");

const isBody = (url: string) => new URL(url).searchParams.get("who") !== "member";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  return found(async () => {
    const { edition, facts } = await roundById(ctx, id);
    authorize(ctx, "round.lead", facts);
    return { id, name: edition.name, body: isBody(args.request.url) };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    if (isBody(args.request.url)) await inviteBody(ctx, id, parseForm(bodySchema, typed));
    else await inviteMember(ctx, id, parseForm(personSchema, typed));
    return redirectWithNotice(args, `/national/rounds/${id}`, "The invitation is on its way by letter.");
  });

export default function Invite() {
  const { id, name, body } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const problems = refused?.problems;
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        where={
          <>
            <a href={`/national/rounds/${id}`}>National round</a> · {name}
          </>
        }
        title={body ? "Invite a body" : "Invite a member of the committee"}
        lead={
          body
            ? "Its contact person gets a letter with a link, starts the candidates, invites colleagues to write and hands in."
            : "Members read the candidates once the national deadline has passed, and write remarks that only they and you can see."
        }
      />
      <Form method="post" noValidate>
        {body ? (
          <>
            <TextField
              name="body"
              label="Name of the body in English"
              value={value("body")}
              problem={problemOf(problems, "body")}
              maxLength={200}
            />
            <TextField
              name="bodyOwn"
              label="Name in its own language (optional)"
              value={value("bodyOwn")}
              lang={value("language") || undefined}
              problem={problemOf(problems, "bodyOwn")}
              maxLength={200}
            />
            <Select
              name="language"
              label="Language of the body"
              hint="It may write its candidates in this language or in English."
              options={languageOptions}
              value={value("language")}
              empty="Choose a language"
              problem={problemOf(problems, "language")}
            />
            <h2>Contact person</h2>
          </>
        ) : null}
        <PersonFields value={value} problems={problems} />
        <Button>Send the invitation</Button>
      </Form>
    </>
  );
}
