import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles, filmSchema, sayBytes } from "../../domain/materials/material";
import { addFile, addFilm } from "../../domain/materials/materials.server";
import { ownMaterials } from "../../domain/materials/own-list.server";
import { wrongFile } from "../../domain/materials/uploads.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { actWithFile, filesOf, isWithFile, materialLimits } from "../../http/uploads";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { FileField } from "../../ui/file-field";
import { EmptyState } from "../../ui/lists";
import { MaterialList } from "../../ui/material-list";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";

export const meta = pageTitle("Pictures and material");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  const { fileBytes, entryBytes } = materialLimits(args.context.installation.settings);
  return {
    entryId,
    ...(await found(() => ownMaterials(ctx, entryId))),
    limits: `at most ${sayBytes(fileBytes)} a file and ${sayBytes(entryBytes)} together`,
  };
}

/** A file is sent piece by piece; the address of a film is an ordinary form. */
export const action = (args: ActionFunctionArgs) => (isWithFile(args.request) ? add(args) : link(args));

const add = (args: ActionFunctionArgs) =>
  actWithFile(args, async (ctx, _typed, upload) => {
    const { entryId = "" } = args.params;
    const { settings } = args.context.installation;
    if (!upload) wrongFile("Choose a file first.");
    const id = await addFile(ctx, filesOf(settings), materialLimits(settings), entryId, upload);
    return redirectWithNotice(
      args,
      `/write/${entryId}/materials/${id}`,
      "The file is uploaded. Now say what it shows.",
    );
  });

const link = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { entryId = "" } = args.params;
    const id = await addFilm(ctx, entryId, parseForm(filmSchema, typed));
    return redirectWithNotice(args, `/write/${entryId}/materials/${id}`, "The film is in the list.");
  });

export default function Materials() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={<a href={`/write/${page.entryId}`}>{page.title}</a>}
        title="Pictures and material"
        lead="Photos, posters, slides and films for the stand and the programme of the conference. The jury never sees them: it judges the form alone."
      />
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
        </Note>
      ) : null}
      {page.materials.length > 0 ? (
        <MaterialList
          materials={page.materials}
          under={(material) => (
            <>
              <p className="quiet">
                {material.inArchive
                  ? "Also on the entry's public page, after the announcement"
                  : "For the conference only"}
              </p>
              {material.kind === "picture" && material.description === "" ? (
                <p className="quiet">Not described yet for people who cannot see it</p>
              ) : null}
              {page.closed ? null : (
                <p>
                  <a
                    href={`/write/${page.entryId}/materials/${material.id}`}
                    aria-label={`Change: ${material.caption}`}
                  >
                    Change
                  </a>
                </p>
              )}
            </>
          )}
        />
      ) : (
        <EmptyState title="Nothing here yet">
          <p>
            Material is optional and does not influence the result. You can add it until the winners are
            announced.
          </p>
        </EmptyState>
      )}
      {page.closed ? null : (
        <>
          <section aria-labelledby="add-file">
            <h2 id="add-file">Add a file</h2>
            <Form method="post" encType="multipart/form-data" noValidate>
              <FileField
                name="file"
                label="File"
                hint={`A picture (JPEG, PNG, WebP), a PDF, or slides (pptx, odp); ${page.limits}. Pictures are freed of place, time and camera; PDF and slides stay as they are, so look at their properties first.`}
                accept={acceptedFiles}
                problem={problemOf(refused?.problems, "file")}
              />
              <div>
                <Button name="intent" value="file">
                  Upload the file
                </Button>
              </div>
            </Form>
          </section>
          <section aria-labelledby="add-film">
            <h2 id="add-film">Add a film</h2>
            <Form method="post" noValidate>
              <TextField
                name="address"
                label="Address"
                hint="Where the film can be seen, such as https://film.example/watch. It is linked, never shown inside this site."
                type="url"
                value={textOf(refused?.typed, "address")}
                problem={problemOf(refused?.problems, "address")}
              />
              <TextField
                name="caption"
                label="What it shows"
                value={textOf(refused?.typed, "caption")}
                problem={problemOf(refused?.problems, "caption")}
              />
              <div>
                <Button kind="second" name="intent" value="film">
                  Add the film
                </Button>
              </div>
            </Form>
          </section>
        </>
      )}
    </>
  );
}
