import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { print } from "../../print/press";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { isAnnounced } from "../editions/edition";
import { editionFacts } from "../editions/editions.server";
import { sayMethod } from "../editions/ranking-rules";
import { historyHead } from "../history/record.server";
import { type RecusalKind, recusalWords } from "../judging/interest";
import { lonePersonRecusals } from "../judging/recusals-person.server";
import { type DelegationOfJury, delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { seatIn } from "../people/actor";
import { hiddenEntries } from "../people/hidden-entries.server";
import { holdersOf } from "../people/people.server";
import { known, refuse, Unknown } from "../problems";
import { meetingRow } from "./acting.server";
import { type AttendanceLine, attendanceOf, notesOf } from "./meeting";
import { sealedPlaces, validResult } from "./sealed.server";

/**
 * Prints the minutes of the jury meeting for the people of the jury. Refuses, until the announcement, whoever is
 * recused from an entry the minutes speak of: one on a place, or one a motion is about. Unknown outside the jury.
 */
export async function minutesOf(
  ctx: Context,
  edition: EditionsRow,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  if (seatIn(ctx.actor, edition.id) === undefined) throw new Unknown("minutes");
  const result = known(await validResult(ctx, edition.id), "result");
  const row = known(await meetingRow(ctx, edition.id), "meeting");
  const notes = notesOf(row);
  const places = await sealedPlaces(ctx, result.id);
  const about = [...places.map((one) => one.entryId), ...notes.motions.map((one) => one.entryId)];
  const hidden = await hiddenEntries(ctx, edition);
  if (about.some((id) => id !== null && hidden.has(id))) {
    refuse(
      "minutes-recused",
      "The minutes speak of an entry whose judging is not for you. They open for you after the announcement.",
    );
  }
  const delegations = await delegationsOf(ctx, edition.id);
  const attendance = attendanceOf(row);
  const chair = personOf(delegations, "chair");
  const viceChair = personOf(delegations, "vice-chair");
  const office = (await holdersOf(ctx, "secretariat"))[0];
  return print("minutes", {
    edition: { name: edition.name, theme: edition.theme },
    printedAt: result.decided_at,
    demonstration,
    meeting: {
      openedAt: notes.openedAt,
      closedAt: result.decided_at,
      zone: edition.time_zone,
      place: notes.place,
    },
    chair: chair ?? "",
    ...(viceChair ? { viceChair } : {}),
    present: lines(delegations, attendance, true).map(({ delegation }) => ({
      delegation: delegation.adviceOnly
        ? `${delegationName(delegation)} (advice only)`
        : delegationName(delegation),
      people: delegation.people.map((person) => person.nameLatin),
    })),
    absent: lines(delegations, attendance, false).map(({ delegation, line }) => ({
      delegation: delegationName(delegation),
      reason: line.reason,
    })),
    departures: await departuresOf(ctx, edition, delegations, attendance),
    votes: notes.motions.map(({ motion, outcome }) => ({ motion, outcome })),
    decision: {
      decidedAt: result.decided_at,
      method: sayMethod(edition.method),
      places: places.map((one) => ({
        place: one.place,
        shared: one.shared,
        title: {
          latin: one.title,
          ...(one.titleOwn && one.titleLanguage
            ? { own: { text: one.titleOwn, lang: one.titleLanguage } }
            : {}),
        },
        state: countryName(one.country),
        reasons: one.reasons,
      })),
    },
    confidentialUntilAnnounced: !isAnnounced(edition),
    statementDigest: result.statement_digest,
    historyHead: await historyHead(ctx, edition.id),
    signatures: [
      ...(chair ? [{ role: "Chair", name: chair }] : []),
      ...(viceChair ? [{ role: "Vice-chair", name: viceChair }] : []),
      ...(office ? [{ role: "Secretariat", name: office.name_latin }] : []),
    ],
  });
}

function personOf(delegations: readonly DelegationOfJury[], seat: string): string | undefined {
  return delegations.find((one) => one.seat === seat)?.people[0]?.nameLatin;
}

function lines(
  delegations: readonly DelegationOfJury[],
  attendance: readonly AttendanceLine[],
  present: boolean,
): { delegation: DelegationOfJury; line: AttendanceLine }[] {
  return delegations.flatMap((delegation) => {
    const line = attendance.find((one) => one.delegationId === delegation.id);
    return line && line.present === present ? [{ delegation, line }] : [];
  });
}

/** The kind of a recusal stands in the minutes, its written reason does not: that stays with the recusal. */
async function departuresOf(
  ctx: Context,
  edition: EditionsRow,
  delegations: readonly DelegationOfJury[],
  attendance: readonly AttendanceLine[],
) {
  const recusals = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .innerJoin("entries", "entries.id", "recusals.entry_id")
    .select(["delegation_id", "recusals.kind", "entries.title", "entries.country"])
    .where("delegations.edition_id", "=", edition.id)
    .where("entries.state", "=", "admitted")
    .orderBy("delegations.number")
    .orderBy("entries.id")
    .execute();
  const people = (await lonePersonRecusals(ctx, edition.id)).map((one) => ({
    entryTitle: one.title,
    state: countryName(one.country),
    delegation: `${one.name} (${one.delegation})`,
    reason: recusalWords[one.kind],
    left: attendance.some((line) => line.delegationId === one.delegationId && line.present),
  }));
  const whole = recusals.map((row) => ({
    entryTitle: row.title,
    state: countryName(row.country),
    delegation: delegationName(delegations.find((one) => one.id === row.delegation_id)!),
    reason: recusalWords[row.kind as RecusalKind],
    left: attendance.some((line) => line.delegationId === row.delegation_id && line.present),
  }));
  return [...whole, ...people];
}
