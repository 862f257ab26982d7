import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "../../domain/editions/editions.server";
import { isFixedSection } from "../../domain/editions/form-changes";
import { addSection, changeSection, sectionSchema } from "../../domain/editions/form-sections.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { markOf } from "../../domain/editions/revision.server";
import { known, Unknown } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextArea, TextField } from "../../ui/text-field";
import { Overtaken, Seen } from "./overtaken";
import { fieldsOf } from "./question-fields";

export const meta = pageTitle("A section of the form");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { sections } = await formOf(ctx, edition.id);
    if (edition.state !== "preparing") throw new Unknown("section");
    const id = args.params.section;
    const section =
      id === undefined
        ? undefined
        : known(
            sections.find((one) => one.id === id && !isFixedSection(one)),
            "section",
          );
    const words = { title: section?.title ?? "", lead: section?.lead ?? "" };
    return { year: edition.year, name: edition.name, isNew: !section, words, seen: markOf(words) };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const input = parseForm(sectionSchema, typed);
    const { section } = args.params;
    const id = section ?? (await addSection(ctx, edition.id, input));
    if (section) await changeSection(ctx, edition.id, section, input, textOf(typed, "seen"));
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/form#section-${id}`,
      section ? "The section is saved." : "The section is added. Add its questions next.",
    );
  });

export default function EditionSection() {
  const { year, name, isNew, words, seen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const field = fieldsOf(refused, words);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${name} · Entry form`} title={isNew ? "Add a section" : "Rename a section"}>
        <a href={`/presidency/editions/${year}/form`}>Back to the form</a>
      </PageHead>
      <Overtaken refused={refused}>
        <p>{words.title}</p>
        <p>{words.lead}</p>
      </Overtaken>
      <Form method="post">
        {isNew ? null : <Seen mark={seen} refused={refused} />}
        <TextField {...field("title")} label="Title" required />
        <TextArea {...field("lead")} label="Sentence under the title (optional)" rows={2} />
        <Button>{isNew ? "Add the section" : "Save the section"}</Button>
      </Form>
    </>
  );
}
