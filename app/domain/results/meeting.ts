import { z } from "zod";
import { line, optionalLine } from "../people/people";

/** Who was in the meeting for a delegation; an absence carries its reason. */
export type AttendanceLine = { delegationId: string; present: boolean; reason: string };

/** One motion with its outcome, in words; one about an entry is not shown to those recused from it. */
export type Motion = { id: string; motion: string; outcome: string; entryId: string | null };

/** What the meeting's row holds beside the attendance. */
export type MeetingNotes = { version: number; place: string; openedAt: string; motions: readonly Motion[] };

export type MeetingInput = {
  /** The version the writer has seen; 0 before the first record. */
  version: number;
  place: string;
  attendance: readonly AttendanceLine[];
};

export const meetingPlaceSchema = line("where the jury meets", 160);
export const absenceReason = optionalLine("the reason of the absence", 300);

export const motionSchema = z.object({
  motion: line("the motion", 400),
  outcome: line("its outcome", 400),
  entryId: z.string().transform((id) => id || null),
});

export type MotionInput = z.output<typeof motionSchema>;

/** How many delegations must be present for a decision: more than half. The network has published no other number. */
export function quorumOf(delegations: number): number {
  return Math.floor(delegations / 2) + 1;
}

/** Leaves out whoever only advises: they may be in the meeting, and count in no quorum. */
export function votingLines(
  attendance: readonly AttendanceLine[],
  delegations: readonly { id: string; adviceOnly: boolean }[],
): AttendanceLine[] {
  return attendance.filter(
    (line) => !delegations.some((one) => one.id === line.delegationId && one.adviceOnly),
  );
}

/** Says whether a decision can be taken: "5 of 6 delegations are present; a decision needs 4." */
export function sayQuorum(present: number, delegations: number): string {
  const are = present === 1 ? "is" : "are";
  return `${present} of ${delegations} delegations ${are} present; a decision needs ${quorumOf(delegations)}.`;
}

/** Reads the stored attendance. */
export function attendanceOf(row: { attendance: string }): readonly AttendanceLine[] {
  return JSON.parse(row.attendance) as readonly AttendanceLine[];
}

/** Reads the stored notes. */
export function notesOf(row: { notes: string }): MeetingNotes {
  return JSON.parse(row.notes) as MeetingNotes;
}
