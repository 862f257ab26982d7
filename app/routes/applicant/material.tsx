import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import {
  acceptedFiles,
  materialWords,
  useWords,
  type WordField,
  wordFields,
} from "../../domain/materials/material";
import { removeMaterial, replaceFile } from "../../domain/materials/materials.server";
import { ownMaterials } from "../../domain/materials/own-list.server";
import { wrongFile } from "../../domain/materials/uploads.server";
import {
  restoreWords,
  versionsOfWords,
  type WordsVersion,
  wordMaterial,
} from "../../domain/materials/words.server";
import { known } from "../../domain/problems";
import { parseForm, type Typed, textOf } from "../../http/forms";
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
import { EarlierWords, OtherWords } from "./material-words";

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
    return { entryId, title, material, closed, versions: await versionsOfWords(ctx, materialId) };
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
    const here = `${list}/${materialId}`;
    const over = versionIn(typed);
    if (textOf(typed, "intent") === "remove") {
      await removeMaterial(ctx, filesOf(args.context.installation.settings), materialId);
      return redirectWithNotice(args, list, "It is removed.");
    }
    const restored = textOf(typed, "restore");
    if (restored) {
      await restoreWords(ctx, materialId, Number(restored), over);
      return redirectWithNotice(args, here, "The earlier words are back.");
    }
    const take = textOf(typed, "take");
    if (take) {
      const [newest] = await versionsOfWords(ctx, materialId);
      await wordMaterial(ctx, materialId, over, parseForm(materialWords, withTaken(typed, take, newest)));
      return redirectWithNotice(args, here, "The other words are taken; everything else is saved.");
    }
    await wordMaterial(ctx, materialId, over, parseForm(materialWords, typed));
    return redirectWithNotice(args, `${list}#material-${materialId}`, "Saved.");
  });

/** Reads the version that the words were typed over; none where what was sent is no number. */
function versionIn(typed: Typed): number {
  const version = Number(textOf(typed, "version"));
  return Number.isSafeInteger(version) ? version : 0;
}

/** What was typed, with somebody else's words in one field; where those are public, the somebody has confirmed that they may be. */
function withTaken(typed: Typed, take: string, newest: WordsVersion | undefined): Typed {
  const field = wordFields.find((one) => one === take);
  if (!field || !newest) return typed;
  const agreed = field === "use" && newest.use === "archive" ? { agreed: "yes" } : {};
  return { ...typed, ...agreed, [field]: newest[field] };
}

const uses = [
  {
    value: "conference",
    label: useWords.conference,
    hint: "Its organisers may print and show it there.",
  },
  {
    value: "archive",
    label: useWords.archive,
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
  const newer = refused?.current as WordsVersion | undefined;
  const version = newer ? String(newer.version) : typed("version", String(page.versions[0]?.version ?? 0));
  const other = (field: WordField) =>
    newer && problem(field) ? <OtherWords field={field} newer={newer} /> : null;
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
              <input type="hidden" name="version" value={version} />
              {/* Enter in a field presses the first button of a form, which must not be one that takes other words. */}
              <button
                type="submit"
                name="intent"
                value="words"
                className="hidden-words"
                tabIndex={-1}
                aria-hidden="true"
              >
                Save
              </button>
              {other("caption")}
              <TextField
                name="caption"
                label="Caption"
                hint="What it shows, in a few words that stand under it."
                value={typed("caption", material.caption)}
                problem={problem("caption")}
              />
              {other("description")}
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
              {other("credit")}
              <TextField
                name="credit"
                label="Who made it"
                hint="The name that must stand beside it, such as the photographer's."
                value={typed("credit", material.credit)}
                problem={problem("credit")}
              />
              {other("use")}
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
          <EarlierWords versions={page.versions} />
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
