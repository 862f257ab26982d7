import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { Due } from "../due";
import { editionFacts, editionsVisibleTo } from "../editions/editions.server";
import { rolesFor } from "../history/proposals";
import { type PersonActor, seatIn } from "../people/actor";
import { may } from "../people/permissions";
import { dayOf } from "../times";
import { isInsider } from "./insiders.server";
import { winnerHasLeft } from "./sealed.server";

/** What the decision and the award evening ask of the chair, of those who name insiders, of insiders, and of the presidency. */
export async function dueForResults(ctx: Context): Promise<Due[]> {
  const due: Due[] = [];
  if (ctx.actor.kind !== "person") return due;
  for (const edition of await editionsVisibleTo(ctx)) {
    if (edition.state === "deciding" && edition.order_opened_at !== null) {
      if (seatIn(ctx.actor, edition.id)?.seat === "chair") {
        due.push({
          key: `decide ${edition.id}`,
          day: edition.jury_meeting_on,
          title: "Record the jury's meeting and its decision",
          why: "Attendance, motions, three places with reasons. Where you are recused from a placed entry, the vice-chair records the decision.",
          action: { label: "Open the meeting", to: "/jury/meeting" },
        });
      }
    }
    if (edition.state === "deciding" || edition.state === "decided") {
      due.push(...(await embargo(ctx, edition, ctx.actor.id)));
    }
    if (edition.state === "decided") due.push(...(await afterDecision(ctx, edition)));
  }
  return due;
}

async function embargo(ctx: Context, edition: EditionsRow, personId: string): Promise<Due[]> {
  const row = await ctx.db
    .selectFrom("insiders")
    .select("embargo_confirmed_at")
    .where("edition_id", "=", edition.id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (!row || row.embargo_confirmed_at !== null) return [];
  return [
    {
      key: `embargo ${edition.id}`,
      day: dayOf(edition.gala_at, edition.time_zone),
      title: `Confirm the embargo: ${edition.name}`,
      why: "You are named to prepare the award evening. The sealed result opens once you have confirmed the embargo.",
      action: { label: "Read the embargo", to: `/presidency/editions/${edition.year}/insiders` },
    },
  ];
}

async function afterDecision(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const due: Due[] = [];
  const gala = dayOf(edition.gala_at, edition.time_zone);
  const address = `/presidency/editions/${edition.year}`;
  const named = await ctx.db
    .selectFrom("insiders")
    .select("person_id")
    .where("edition_id", "=", edition.id)
    .execute();
  if (named.length === 0 && may(ctx.actor, "result.name-insiders", { edition: editionFacts(edition) })) {
    due.push({
      key: `insiders ${edition.id}`,
      day: gala,
      title: "Name the people who prepare the award evening",
      why: "The jury has decided. Nobody sees the result before being named and confirming the embargo, the presidency neither.",
      action: { label: "Name people", to: `${address}/insiders` },
    });
  }
  if (await isInsider(ctx, edition)) {
    const prepared = await ctx.db
      .selectFrom("certificates")
      .select("id")
      .where("edition_id", "=", edition.id)
      .limit(1)
      .executeTakeFirst();
    if (!prepared) {
      due.push({
        key: `certificates ${edition.id}`,
        day: gala,
        title: "Prepare the certificates",
        why: "For the winners, the presented projects and the jury; nothing is public by it.",
        action: { label: "Open the certificates", to: `${address}/certificates` },
      });
    }
  }
  const knows = seatIn(ctx.actor as PersonActor, edition.id) !== undefined || (await isInsider(ctx, edition));
  // Who does not know the places must not learn from here that one of them is concerned.
  if (knows && (await winnerHasLeft(ctx, edition.id))) {
    due.push(...winnerLeft(ctx, edition));
  } else if (may(ctx.actor, "edition.announce", { edition: editionFacts(edition) })) {
    due.push({
      key: `announce ${edition.id}`,
      day: gala,
      title: "Announce the winners",
      why: "At the award evening. Until you do, everything stays sealed.",
      action: { label: "See what it does", to: `${address}/announce` },
    });
  }
  return due;
}

/** The chair's and the secretariat's act, and what the presidency waits for. */
function winnerLeft(ctx: Context, edition: EditionsRow): Due[] {
  const roles = rolesFor(ctx.actor, "annul-decision", edition);
  const announces = may(ctx.actor, "edition.announce", { edition: editionFacts(edition) });
  if (roles.length === 0 && !announces) return [];
  const address = roles.includes("chair")
    ? "/jury/acts"
    : `/${roles.length > 0 ? "secretariat" : "presidency"}/editions/${edition.year}`;
  return [
    {
      key: `winner-left ${edition.id}`,
      day: dayOf(edition.gala_at, edition.time_zone),
      title: "An entry on a place has left: the jury has to decide anew",
      why: "The winners cannot be announced until chair and secretariat have annulled the decision together and the jury has decided once more.",
      action:
        roles.length > 0
          ? { label: "Annul the decision", to: roles.includes("chair") ? address : `${address}/acts` }
          : { label: "Open the edition", to: address },
    },
  ];
}
