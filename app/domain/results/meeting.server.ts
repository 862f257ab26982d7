import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { fieldProblem, known, type Problem, Refusal, refuse } from "../problems";
import { authorizeActing, meetingRow } from "./acting.server";
import {
  type AttendanceLine,
  absenceReason,
  attendanceOf,
  type MeetingInput,
  type MeetingNotes,
  type MotionInput,
  meetingPlaceSchema,
  motionSchema,
  notesOf,
  quorumOf,
  votingLines,
} from "./meeting";

/**
 * Records who is in the jury meeting, by delegation, and where it is; chair or vice-chair write it. Refuses an
 * absence without a reason, a version that somebody has replaced since, and any change once the jury has decided.
 */
export async function recordMeeting(ctx: Context, editionId: string, input: MeetingInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await decidingEdition(ctx, editionId);
    authorize(ctx, "judging.chair", { edition: editionFacts(edition), placed: [] });
    const row = await meetingRow(ctx, edition.id);
    const before = row && notesOf(row);
    if ((before?.version ?? 0) !== input.version) {
      refuse(
        "meeting-changed",
        "Somebody else has recorded the attendance meanwhile. Look at it and record yours again.",
        row && { attendance: attendanceOf(row), notes: before },
      );
    }
    const attendance = await readAttendance(ctx, edition.id, input);
    const notes: MeetingNotes = {
      version: input.version + 1,
      place: input.place.trim(),
      openedAt: before?.openedAt ?? ctx.now,
      motions: before?.motions ?? [],
    };
    await storeMeeting(ctx, edition, { attendance: JSON.stringify(attendance), notes });
    await record(ctx, {
      editionId: edition.id,
      command: "recordMeeting",
      object: ["meeting", edition.id],
    });
  });
}

/**
 * Records a motion with its outcome. Whoever acts for the jury writes it: one about an entry is not the chair's where
 * the chair is recused from it. Refuses before the attendance is recorded.
 */
export async function addMotion(ctx: Context, editionId: string, input: MotionInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await decidingEdition(ctx, editionId);
    await authorizeActing(ctx, edition, input.entryId ? [input.entryId] : []);
    const row = await startedMeeting(ctx, edition.id);
    if (input.entryId) await judgedEntry(ctx, edition.id, input.entryId);
    const motion = { id: ctx.newId(), ...readMotion(input) };
    const notes = notesOf(row);
    await storeMeeting(ctx, edition, {
      attendance: row.attendance,
      notes: { ...notes, motions: [...notes.motions, motion] },
    });
    await record(ctx, { editionId: edition.id, command: "addMotion", object: ["motion", motion.id] });
    return motion.id;
  });
}

/** Takes a motion off the record of the meeting, by whoever acts on it, until the jury has decided. */
export async function removeMotion(ctx: Context, editionId: string, motionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await decidingEdition(ctx, editionId);
    const row = await startedMeeting(ctx, edition.id);
    const notes = notesOf(row);
    const motion = known(
      notes.motions.find((one) => one.id === motionId),
      "motion",
    );
    await authorizeActing(ctx, edition, motion.entryId ? [motion.entryId] : []);
    await storeMeeting(ctx, edition, {
      attendance: row.attendance,
      notes: { ...notes, motions: notes.motions.filter((one) => one.id !== motionId) },
    });
    await record(ctx, { editionId: edition.id, command: "removeMotion", object: ["motion", motionId] });
  });
}

/** Gives the edition while the jury meets and decides: its order is open, and nothing is decided yet. */
export async function decidingEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  if (edition.state !== "deciding") {
    refuse("not-deciding", "The jury has decided. The record of its meeting can no longer be changed.");
  }
  return edition;
}

/** Refuses a decision without a recorded attendance, or with fewer than more than half of the delegations. */
export async function requireQuorum(ctx: Context, editionId: string): Promise<readonly AttendanceLine[]> {
  const attendance = attendanceOf(await startedMeeting(ctx, editionId));
  const voting = votingLines(attendance, await delegationsOf(ctx, editionId));
  const present = voting.filter((line) => line.present).length;
  if (present < quorumOf(voting.length)) {
    refuse(
      "no-quorum",
      `A decision needs ${quorumOf(voting.length)} of ${voting.length} delegations in the meeting; ${present} are recorded as present.`,
    );
  }
  return attendance;
}

/** Gives a competing entry that is still in the judging; anything else is unknown here. */
export async function judgedEntry(ctx: Context, editionId: string, entryId: string) {
  return known(
    await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", entryId)
      .where("edition_id", "=", editionId)
      .where("kind", "=", "competing")
      .where("state", "=", "admitted")
      .executeTakeFirst(),
    "entry",
  );
}

async function startedMeeting(ctx: Context, editionId: string) {
  const row = await meetingRow(ctx, editionId);
  if (!row) refuse("no-attendance", "Record first who is in the meeting.");
  return row;
}

async function readAttendance(
  ctx: Context,
  editionId: string,
  input: MeetingInput,
): Promise<AttendanceLine[]> {
  const problems: Problem[] = [];
  const place = meetingPlaceSchema.safeParse(input.place);
  if (!place.success) {
    problems.push(fieldProblem("place", "place-missing", place.error.issues[0]!.message));
  }
  const seated = (await delegationsOf(ctx, editionId)).filter((one) => one.people.length > 0);
  const lines = seated.map((delegation) => {
    const line = input.attendance.find((one) => one.delegationId === delegation.id);
    const reason = absenceReason.safeParse(line?.reason ?? "");
    const field = `reason-${delegation.id}`;
    const name = delegationName(delegation);
    if (!line) {
      const sentence = `Say whether the delegation of ${name} is present.`;
      problems.push(fieldProblem(`present-${delegation.id}`, "attendance-missing", sentence));
    } else if (!reason.success) {
      problems.push(fieldProblem(field, "reason-too-long", reason.error.issues[0]!.message));
    } else if (!line.present && reason.data === "") {
      const sentence = `Write why the delegation of ${name} is absent.`;
      problems.push(fieldProblem(field, "reason-missing", sentence));
    }
    return {
      delegationId: delegation.id,
      present: line?.present ?? false,
      reason: line?.present ? "" : (reason.data ?? ""),
    };
  });
  if (problems.length > 0) throw new Refusal(problems);
  return lines;
}

function readMotion(input: MotionInput): MotionInput {
  const read = motionSchema.safeParse({ ...input, entryId: input.entryId ?? "" });
  if (read.success) return read.data;
  throw new Refusal(
    read.error.issues.map((issue) => fieldProblem(issue.path.join("."), "motion-missing", issue.message)),
  );
}

async function storeMeeting(
  ctx: Context,
  edition: EditionsRow,
  meeting: { attendance: string; notes: MeetingNotes },
): Promise<void> {
  const stored = {
    attendance: meeting.attendance,
    notes: JSON.stringify(meeting.notes),
    recorded_at: ctx.now,
    recorded_by: ctx.actor.kind === "person" ? ctx.actor.id : "",
  };
  await ctx.db
    .insertInto("meetings")
    .values({ edition_id: edition.id, ...stored })
    .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(stored))
    .execute();
}
