import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import scoreSheet from "../../browser/score-sheet.ts?worker&url";
import { giveUpSheet, takeUpSheet } from "../../domain/judging/absences.server";
import type { ConflictKind } from "../../domain/judging/interest";
import { declareInterest } from "../../domain/judging/interests.server";
import { noteFromFields, type PrivateNote } from "../../domain/judging/private-note";
import { savePrivateNote } from "../../domain/judging/private-notes.server";
import { type Sheet, sheetFromFields } from "../../domain/judging/sheet";
import { finishSheet, saveSheet } from "../../domain/judging/sheets.server";
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
import { PlainText } from "../../ui/plain-text";
import { AbsenceForm } from "./absence-form";
import { ConflictForm } from "./conflict-form";
import { PrivateNoteForm } from "./private-note-form";
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
    personId: ctx.actor.id,
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
      const conflict = textOf(typed, `conflict-${entryId}`) as ConflictKind;
      const { sheetRemoved } = await declareInterest(ctx, entryId, { kind: "conflict", conflict, reason });
      const removed = sheetRemoved ? " Your delegation's score sheet no longer counts." : "";
      return redirectWithNotice(args, "/jury", `The conflict is recorded.${removed}`);
    }
    if (intent === "note") {
      await savePrivateNote(
        ctx,
        entryId,
        noteFromFields((name) => textOf(typed, name)),
      );
      return redirectWithNotice(args, page, "Your private notes are saved.");
    }
    if (intent === "absence") {
      await giveUpSheet(ctx, entryId, textOf(typed, "absence-reason"));
      return redirectWithNotice(args, "/jury", "It is recorded that your sheet will not come.");
    }
    if (intent === "take-up") {
      await takeUpSheet(ctx, entryId);
      return redirectWithNotice(args, page, "The score sheet is a draft again.");
    }
    // Saved first, so that nothing typed is lost when something is still missing for a final sheet.
    await saveSheet(
      ctx,
      entryId,
      sheetFromFields((name) => textOf(typed, name), Object.keys(typed)),
    );
    if (intent !== "finish") return redirectWithNotice(args, page, "The draft is saved.");
    await finishSheet(ctx, entryId);
    return redirectWithNotice(args, "/jury", "The score sheet is final.");
  });

export default function JuryEntry() {
  const work = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { reading, assignments, next, entryId, editable } = work;
  const intent = textOf(refused?.typed, "intent");
  const refusedNote = intent === "note" ? refused : undefined;
  const refusedSheet = ["note", "conflict", "absence"].includes(intent) ? undefined : refused;
  const position = assignments.findIndex((one) => one.entryId === entryId) + 1;
  return (
    <JuryDesk
      progress={
        <>
          <p>
            <b>
              Entry {position} of {assignments.length}
            </b>{" "}
            <span className="desk-bar-more">in your order</span>
          </p>
          <ProgressSquares
            squares={assignments.map((one) => squareOf(one, one.readable, one.entryId === entryId))}
          />
          <p className="quiet desk-bar-more">{progressInWords(assignments, 0)}</p>
          <nav className="desk-bar-links" aria-label="Your work">
            <a href="/jury">All entries</a>
            <a href="/jury/compare">Compare</a>
            <a className="desk-bar-more" href={`/jury/entries/${entryId}/print`}>
              Print
            </a>
          </nav>
          {next ? (
            <ButtonLink to={`/jury/entries/${next}`} kind="second" small>
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
              <PlainText text={work.noteToJury} />
            </Note>
          ) : null}
          <ConflictForm entryId={entryId} refused={refused} scope={work.conflictScope} />
          {editable ? <AbsenceForm refused={refused} /> : null}
        </EntryReader>
      }
      sheetTitle="Score sheet"
      notes={
        <PrivateNoteForm
          entryId={entryId}
          personId={work.personId}
          title={reading.title}
          note={work.privateNote}
          refused={refusedNote}
          current={refusedNote?.current as PrivateNote | undefined}
        />
      }
      sheet={
        editable ? (
          <SheetForm
            entryId={entryId}
            personId={work.personId}
            title={reading.title}
            criteria={work.criteria}
            scale={work.scale}
            remarkRule={work.remarkRule}
            sheet={work.sheet}
            savedAt={work.sheet.savedAt}
            refused={refusedSheet}
            current={refusedSheet?.current as Sheet | undefined}
          />
        ) : (
          <FinishedSheet
            criteria={work.criteria}
            sheet={work.sheet}
            savedAt={work.sheet.savedAt}
            mayTakeUp={work.mayTakeUp}
            chairAddress={`/jury/progress/${work.assignmentId}`}
          />
        )
      }
    />
  );
}
