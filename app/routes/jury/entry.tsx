import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import scoreSheet from "../../browser/score-sheet.ts?worker&url";
import { declareInterest } from "../../domain/judging/interests.server";
import { type Sheet, sheetFromFields } from "../../domain/judging/sheet";
import { criteriaKeysOf, finishSheet, saveSheet } from "../../domain/judging/sheets.server";
import { nextUnfinished, type Workspace, workspaceOf } from "../../domain/judging/workspace.server";
import { Refusal } from "../../domain/problems";
import { sayTime } from "../../domain/times";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { EntryReader } from "../../ui/entry-reader";
import { JuryDesk, ProgressSquares } from "../../ui/jury-desk";
import { Note } from "../../ui/note";
import { ConflictForm } from "./conflict-form";
import { FinishedSheet, SheetForm } from "./sheet-form";
import { progressInWords, squareOf } from "./sheet-state";

export const meta = pageTitle("Score sheet");
export const handle = { bare: true, desk: true, modules: [scoreSheet] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const id = args.params.id ?? "";
  const opened = await found(() => openWorkspace(ctx, id));
  if (opened === "declare-first") {
    throw await redirectWithNotice(
      args,
      "/jury/interests",
      "Declare your interests first; then the entry opens.",
    );
  }
  const { sheet, assignments, ...work } = opened;
  return {
    ...work,
    sheet: { ...sheet, savedAt: sheet.updatedAt === null ? null : sayTime(sheet.updatedAt) },
    assignments: assignments.map(({ entryId, position, title, sheet, declared }) => ({
      entryId,
      position,
      title,
      sheet,
      readable: declared === "none",
    })),
    next: nextUnfinished(assignments, work.entryId)?.entryId ?? null,
  };
}

async function openWorkspace(ctx: SignedIn, entryId: string): Promise<Workspace | "declare-first"> {
  try {
    return await workspaceOf(ctx, entryId);
  } catch (error) {
    if (error instanceof Refusal && error.problems[0]?.code === "declare-first") return "declare-first";
    throw error;
  }
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const entryId = args.params.id ?? "";
    const page = `/jury/entries/${entryId}`;
    const intent = textOf(typed, "intent");
    if (intent === "conflict") {
      const reason = textOf(typed, `reason-${entryId}`);
      const { sheetRemoved } = await declareInterest(ctx, entryId, { kind: "conflict", reason });
      const removed = sheetRemoved ? " Your delegation's score sheet no longer counts." : "";
      return redirectWithNotice(args, "/jury", `The conflict is recorded.${removed}`);
    }
    const keys = await criteriaKeysOf(ctx, entryId);
    // Saved first, so that nothing typed is lost when something is still missing for a final sheet.
    await saveSheet(
      ctx,
      entryId,
      sheetFromFields((name) => textOf(typed, name), keys),
    );
    if (intent !== "finish") return redirectWithNotice(args, page, "The draft is saved.");
    await finishSheet(ctx, entryId);
    return redirectWithNotice(args, "/jury", "The score sheet is final.");
  });

export default function JuryEntry() {
  const work = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { reading, assignments, next, entryId, editable } = work;
  const position = assignments.findIndex((one) => one.entryId === entryId) + 1;
  return (
    <JuryDesk
      progress={
        <>
          <p>
            <b>
              Entry {position} of {assignments.length}
            </b>{" "}
            in your order
          </p>
          <ProgressSquares
            squares={assignments.map((one) => squareOf(one, one.readable, one.entryId === entryId))}
          />
          <p className="quiet">
            {progressInWords(assignments, 0)} <a href="/jury">All entries</a>
          </p>
          {next ? (
            <ButtonLink to={`/jury/entries/${next}`} kind="second">
              Next unfinished
            </ButtonLink>
          ) : null}
        </>
      }
      reading={
        <EntryReader
          title={reading.title}
          titleOwn={reading.titleOwn ?? undefined}
          titleLang={reading.titleLanguage ?? undefined}
          country={reading.country}
          sections={reading.sections.map((section) => ({
            id: section.id,
            title: section.title,
            answers: section.answers.map((answer) => ({
              key: answer.questionId,
              question: answer.label,
              text: answer.text,
              ...(answer.juryOnlyReason ? { remark: `For the jury only: ${answer.juryOnlyReason}` } : {}),
            })),
          }))}
        >
          <p className="quiet">{reading.organisation}</p>
          {work.noteToJury ? (
            <Note kind="plain" title="Note from admission">
              <p>{work.noteToJury}</p>
            </Note>
          ) : null}
          <ConflictForm entryId={entryId} refused={refused} />
        </EntryReader>
      }
      sheetTitle="Score sheet"
      sheet={
        editable ? (
          <SheetForm
            entryId={entryId}
            criteria={work.criteria}
            scale={work.scale}
            sheet={work.sheet}
            savedAt={work.sheet.savedAt}
            refused={refused && textOf(refused.typed, "intent") !== "conflict" ? refused : undefined}
            current={refused?.current as Sheet | undefined}
          />
        ) : (
          <FinishedSheet criteria={work.criteria} sheet={work.sheet} savedAt={work.sheet.savedAt} />
        )
      }
    />
  );
}
