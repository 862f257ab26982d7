import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { CertificatesRow } from "../../database/rows/programme";
import type { CertificateAward, CertificateFacts } from "../../print/certificate";
import type { CertificateSignatory } from "../../print/certificate-foot";
import type { PrintedName } from "../../print/facts";
import { print } from "../../print/press";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { speaksFor } from "../people/actor";
import { holdersOf } from "../people/people.server";
import { known, Unknown } from "../problems";
import { isInsider, recordLook } from "../results/insiders.server";
import type { Place } from "../results/places";
import { dayOf } from "../times";
import { languageFor } from "./certificate";
import { sharedPlaces } from "./certificate-list.server";

/**
 * Prints a certificate: until the announcement for insiders only, who are recorded; then also for those it was given
 * to, their state, the presidency and the secretariat. Unknown to everybody else, and once it is replaced or revoked.
 */
export async function certificateFile(
  ctx: Context,
  certificateId: string,
  printing: { origin: string; demonstration: boolean },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const row = known(
    await ctx.db.selectFrom("certificates").selectAll().where("id", "=", certificateId).executeTakeFirst(),
    "certificate",
  );
  const edition = await editionById(ctx, row.edition_id);
  const entry = row.entry_id
    ? await ctx.db.selectFrom("entries").selectAll().where("id", "=", row.entry_id).executeTakeFirst()
    : undefined;
  const insider = await isInsider(ctx, edition);
  authorize(ctx, "certificates.read", {
    edition: editionFacts(edition),
    insider,
    own: isOwn(ctx, row, entry),
  });
  if (row.state !== "prepared" && row.state !== "valid") throw new Unknown("certificate");
  await recordLook(ctx, edition, "certificate", row.id);
  const facts = await certificateFacts(ctx, row, edition, entry, printing);
  return {
    bytes: await print("certificate", facts),
    name: `ecpa-${edition.year}-certificate-${row.code}.pdf`,
  };
}

function isOwn(ctx: Context, row: CertificatesRow, entry: EntriesRow | undefined): boolean {
  if (ctx.actor.kind !== "person") return false;
  if (row.person_id === ctx.actor.id) return true;
  return (
    entry !== undefined &&
    (speaksFor(ctx.actor, entry.country) || ctx.actor.entries.some((one) => one.entryId === entry.id))
  );
}

async function certificateFacts(
  ctx: Context,
  row: CertificatesRow,
  edition: EditionsRow,
  entry: EntriesRow | undefined,
  printing: { origin: string; demonstration: boolean },
): Promise<CertificateFacts> {
  const delegation = (await delegationsOf(ctx, edition.id)).find((one) =>
    one.people.some((person) => person.id === row.person_id),
  );
  const member = delegation?.people.find((person) => person.id === row.person_id);
  return {
    printedAt: row.prepared_at,
    demonstration: printing.demonstration,
    year: edition.year,
    award: entry
      ? await entryAward(ctx, row, entry)
      : { kind: "jury-member", delegation: delegation ? delegationName(delegation) : "" },
    recipient: printedName(row.recipient_latin, row.recipient_own, row.recipient_language),
    language: languageFor({
      name: row.recipient_language,
      title: entry?.title_language ?? null,
      state: entry?.country ?? member?.nationality ?? delegation?.country ?? null,
    }),
    theme: { english: edition.theme },
    city: { english: edition.city },
    date: dayOf(edition.gala_at, edition.time_zone),
    signatories: await signatoriesOf(ctx, edition),
    verification: { address: `${printing.origin}/verify`, code: row.code },
  };
}

async function entryAward(ctx: Context, row: CertificatesRow, entry: EntriesRow): Promise<CertificateAward> {
  const project = {
    title: printedName(entry.title, entry.title_own, entry.title_language),
    stateCode: entry.country,
  };
  if (row.kind !== "winner") return { kind: "presented-project", project };
  const winners = await ctx.db
    .selectFrom("certificates")
    .select(["kind", "place", "state", "entry_id"])
    .where("edition_id", "=", row.edition_id)
    .where("kind", "=", "winner")
    .execute();
  return {
    kind: "winner",
    place: row.place as Place,
    shared: sharedPlaces(winners).has(row.place ?? 0),
    project,
  };
}

function printedName(latin: string, own: string | null, language: string | null): PrintedName {
  return own && language ? { latin, own: { text: own, lang: language } } : { latin };
}

/** The presidency signs for the Council, the secretariat for the network: of each the one who was appointed first. */
async function signatoriesOf(
  ctx: Context,
  edition: EditionsRow,
): Promise<[CertificateSignatory, CertificateSignatory]> {
  const presidency = await firstAppointed(ctx, "presidency", edition.presidency_country);
  const secretariat = await firstAppointed(ctx, "secretariat");
  return [
    {
      name: presidency ?? { latin: `Presidency of ${countryName(edition.presidency_country)}` },
      role: "presidency",
      presidencyCode: edition.presidency_country,
    },
    { name: secretariat ?? { latin: "Secretariat" }, role: "secretariat" },
  ];
}

async function firstAppointed(
  ctx: Context,
  role: "presidency" | "secretariat",
  country?: string,
): Promise<PrintedName | undefined> {
  const holders = await holdersOf(ctx, role, country);
  const appointments = await ctx.db
    .selectFrom("appointments")
    .select(["person_id", "created_at"])
    .where("role", "=", role)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const first = appointments.find((one) => holders.some((holder) => holder.id === one.person_id));
  const person = holders.find((holder) => holder.id === first?.person_id);
  return person && printedName(person.name_latin, person.name_own, person.name_language);
}
