import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles, materialWords } from "../../domain/materials/material";
import { removeMaterial, replaceFile, wordMaterial } from "../../domain/materials/materials.server";
import { ownMaterials } from "../../domain/materials/own-list.server";
import { wrongFile } from "../../domain/materials/uploads.server";
import { known } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { actWithFile, filesOf, isWithFile, materialLimits } from "../../http/uploads";
import { Button, ConfirmDetails } from "../../ui/button";
import { Checkbox, RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { FileField } from "../../ui/file-field";
import { Stack } from "../../ui/layout";
import { MaterialList } from "../../ui/material-list";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea, TextField } from "../../ui/text-field";

export const meta = pageTitle("Material");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "", materialId = "" } = args.params;
  return found(async () => {
    const { title, materials, closed } = await ownMaterials(ctx, entryId);
    const material = known(
      materials.find((one) => one.id === materialId),
      "material",
    );
    return { entryId, title, material, closed };
  });
}

/** Whoever replaces the file sends it piece by piece; everything else is an ordinary form. */
export const action = (args: ActionFunctionArgs) => (isWithFile(args.request) ? replace(args) : word(args));

const replace = (args: ActionFunctionArgs) =>
  actWithFile(args, async (ctx, _typed, upload) => {
    const { entryId = "", materialId = "" } = args.params;
    const { settings } = args.context.installation;
    if (!upload) wrongFile("Choose a file first.");
    await replaceFile(ctx, filesOf(settings), materialLimits(settings), materialId, upload);
    return redirectWithNotice(args, `/write/${entryId}/materials/${materialId}`, "The file is replaced.");
  });

const word = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { entryId = "", materialId = "" } = args.params;
    const list = `/write/${entryId}/materials`;
    if (textOf(typed, "intent") === "remove") {
      await removeMaterial(ctx, filesOf(args.context.installation.settings), materialId);
      return redirectWithNotice(args, list, "It is removed.");
    }
    await wordMaterial(ctx, materialId, parseForm(materialWords, typed));
    return redirectWithNotice(args, `${list}#material-${materialId}`, "Saved.");
  });

const uses = [
  {
    value: "conference",
    label: "For the conference only",
    hint: "Its organisers may print and show it there.",
  },
  {
    value: "archive",
    label: "Also on the entry's public page",
    hint: "After the announcement, under the licence that the publication section of the form names.",
  },
];

export default function Material() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { material } = page;
  const problem = (name: string) => problemOf(refused?.problems, name);
  const typed = (name: string, stored: string) =>
    refused && name in refused.typed ? textOf(refused.typed, name) : stored;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={
          <>
            <a href={`/write/${page.entryId}`}>{page.title}</a> ·{" "}
            <a href={`/write/${page.entryId}/materials`}>Pictures and material</a>
          </>
        }
        title={material.caption}
      />
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
        </Note>
      ) : null}
      <MaterialList materials={[material]} />
      {page.closed ? null : (
        <>
          <Form method="post" noValidate>
            <Stack>
              <TextField
                name="caption"
                label="Caption"
                hint="What it shows, in a few words that stand under it."
                value={typed("caption", material.caption)}
                problem={problem("caption")}
              />
              {material.kind === "film" ? null : (
                <TextArea
                  name="description"
                  label={
                    material.kind === "picture" ? "Description for people who cannot see it" : "Description"
                  }
                  hint={
                    material.kind === "picture"
                      ? "Say what matters in the picture, as you would on the telephone. A public picture needs it."
                      : "What the document holds."
                  }
                  rows={3}
                  value={typed("description", material.description)}
                  problem={problem("description")}
                />
              )}
              <TextField
                name="credit"
                label="Who made it"
                hint="The name that must stand beside it, such as the photographer's."
                value={typed("credit", material.credit)}
                problem={problem("credit")}
              />
              <RadioGroup
                name="use"
                label="Where may it be shown?"
                options={uses}
                value={typed("use", material.inArchive ? "archive" : "conference")}
                problem={problem("use")}
              />
              <Checkbox
                name="agreed"
                label="It may be published: everybody who can be recognised in it has agreed, it holds no personal data of victims, children or offenders, and we may give it away under the entry's licence."
                hint="Only needed for the public page."
                checked={refused ? textOf(refused.typed, "agreed") === "yes" : material.inArchive}
                problem={problem("agreed")}
              />
              <div>
                <Button name="intent" value="words">
                  Save
                </Button>
              </div>
            </Stack>
          </Form>
          {material.kind === "film" ? null : (
            <section aria-labelledby="replace">
              <h2 id="replace">Put another file in its place</h2>
              <Form method="post" encType="multipart/form-data" noValidate>
                <FileField name="file" label="File" accept={acceptedFiles} problem={problem("file")} />
                <div>
                  <Button kind="second" name="intent" value="replace">
                    Replace the file
                  </Button>
                </div>
              </Form>
            </section>
          )}
          <Form method="post">
            <ConfirmDetails label="Remove it" confirm="Remove it now" name="intent" value="remove">
              <p>It is taken off the list, and its file is deleted. This cannot be undone.</p>
            </ConfirmDetails>
          </Form>
        </>
      )}
    </>
  );
}
