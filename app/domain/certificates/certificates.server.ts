import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { CertificatesRow } from "../../database/rows/programme";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { isAnnounced } from "../editions/edition";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { crockford } from "../ids";
import { delegationsOf } from "../jury/jury.server";
import { advance } from "../lifecycle";
import { known, refuse } from "../problems";
import { parseContent, sessionsOf } from "../programme/content";
import { isInsider } from "../results/insiders.server";
import { sealedPlaces, validResult } from "../results/sealed.server";
import { type CertificateKind, type CertificateState, certificateLifecycle } from "./certificate";

type Recipient = Pick<CertificatesRow, "recipient_latin" | "recipient_own" | "recipient_language">;
type Wanted = Recipient & {
  kind: CertificateKind;
  place: number | null;
  entry_id: string | null;
  person_id: string | null;
};

/**
 * Prepares the certificates of an edition: for the winners, for every project that is presented and for the jury. What
 * exists is left as it is, so it can be asked for again when something is new. Gives how many were added. Refuses all
 * but insiders, and before the jury has decided.
 */
export async function prepareCertificates(ctx: Context, editionId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await preparingEdition(ctx, editionId);
    const result = known(await validResult(ctx, edition.id), "result");
    const existing = await liveCertificates(ctx, edition.id);
    const wanted = [
      ...(await forWinners(ctx, result.id)),
      ...(await forPresented(ctx, edition.id)),
      ...(await forJury(ctx, edition.id)),
    ].filter((one) => !existing.some((other) => isFor(other, one)));
    for (const one of wanted) await addCertificate(ctx, edition, one, null);
    return wanted.length;
  });
}

/**
 * Makes every prepared certificate of an edition valid, and revokes those of entries that have left it since; runs
 * inside the announcement, which authorises it.
 */
export async function issueCertificates(ctx: Context, editionId: string): Promise<void> {
  const entries = await ctx.db
    .selectFrom("entries")
    .select("id")
    .where("edition_id", "=", editionId)
    .where("state", "<>", "admitted")
    .execute();
  for (const row of await liveCertificates(ctx, editionId)) {
    if (row.state !== "prepared") continue;
    const left = entries.some((entry) => entry.id === row.entry_id);
    const state = advance(certificateLifecycle, left ? "revoke" : "issue", row.state as CertificateState);
    await setState(ctx, row, state, left ? {} : { issued_at: ctx.now });
  }
}

/** Gives the edition to whoever prepares its certificates, from the decision on. */
export async function preparingEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, editionId);
  const insider = await isInsider(ctx, edition);
  authorize(ctx, "certificates.prepare", { edition: editionFacts(edition), insider });
  if (edition.state !== "decided" && !isAnnounced(edition)) {
    refuse("not-decided", "Certificates are prepared once the jury has decided.");
  }
  return edition;
}

/** Adds a certificate with a code of 80 random bits; it is valid at once where the winners are announced. */
export async function addCertificate(
  ctx: Context,
  edition: EditionsRow,
  wanted: Wanted,
  replaces: string | null,
): Promise<string> {
  const id = ctx.newId();
  const state: CertificateState = isAnnounced(edition) ? "valid" : "prepared";
  await ctx.db
    .insertInto("certificates")
    .values({
      ...wanted,
      id,
      edition_id: edition.id,
      code: crockford(ctx.newSecret(10)),
      state,
      prepared_at: ctx.now,
      prepared_by: ctx.actor.kind === "person" ? ctx.actor.id : "",
      issued_at: state === "valid" ? ctx.now : null,
      replaces_id: replaces,
    })
    .execute();
  await record(ctx, {
    editionId: edition.id,
    command: "prepareCertificate",
    object: ["certificate", id],
    to: state,
  });
  return id;
}

/** Moves a certificate to a state and writes it into the history. */
export async function setState(
  ctx: Context,
  row: CertificatesRow,
  state: CertificateState,
  more: { issued_at?: string } = {},
): Promise<void> {
  await ctx.db
    .updateTable("certificates")
    .set({ state, ...more })
    .where("id", "=", row.id)
    .execute();
  await record(ctx, {
    editionId: row.edition_id,
    command: "changeCertificate",
    object: ["certificate", row.id],
    from: row.state,
    to: state,
  });
}

/** Lists the certificates of an edition that are neither replaced nor revoked. */
export async function liveCertificates(ctx: Context, editionId: string): Promise<CertificatesRow[]> {
  return ctx.db
    .selectFrom("certificates")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("state", "in", ["prepared", "valid"])
    .orderBy("id")
    .execute();
}

function isFor(row: CertificatesRow, wanted: Wanted): boolean {
  return row.kind === wanted.kind && row.entry_id === wanted.entry_id && row.person_id === wanted.person_id;
}

/** The person who presents it where the state has named one, else the organisation responsible. */
function recipientOf(entry: {
  organisation: string;
  presenter_name_latin: string | null;
  presenter_name_own: string | null;
  presenter_language: string | null;
}): Recipient {
  return entry.presenter_name_latin === null
    ? { recipient_latin: entry.organisation, recipient_own: null, recipient_language: null }
    : {
        recipient_latin: entry.presenter_name_latin,
        recipient_own: entry.presenter_name_own,
        recipient_language: entry.presenter_language,
      };
}

async function forWinners(ctx: Context, resultId: string): Promise<Wanted[]> {
  return (await sealedPlaces(ctx, resultId)).map((one) => ({
    ...recipientOf({
      organisation: one.organisation,
      presenter_name_latin: one.presenterLatin,
      presenter_name_own: one.presenterOwn,
      presenter_language: one.presenterLanguage,
    }),
    kind: "winner",
    place: one.place,
    entry_id: one.entryId,
    person_id: null,
  }));
}

/** The published programme tells what is presented; without one, every admitted competing entry is. */
async function forPresented(ctx: Context, editionId: string): Promise<Wanted[]> {
  const version = await ctx.db
    .selectFrom("programme_versions")
    .select("content")
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const slots = version
    ? sessionsOf(parseContent(version.content)).flatMap((session) => session.slots)
    : undefined;
  const entries = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("state", "=", "admitted")
    .orderBy("country")
    .orderBy("id")
    .execute();
  return entries
    .filter((entry) => (slots ? slots.some((slot) => slot.entryId === entry.id) : entry.kind === "competing"))
    .map((entry) => ({
      ...recipientOf(entry),
      kind: "presented",
      place: null,
      entry_id: entry.id,
      person_id: null,
    }));
}

async function forJury(ctx: Context, editionId: string): Promise<Wanted[]> {
  const people = (await delegationsOf(ctx, editionId)).flatMap((one) => one.people);
  return people
    .filter((person) => person.accepted)
    .map((person) => ({
      recipient_latin: person.nameLatin,
      recipient_own: person.nameOwn,
      recipient_language: person.nameLanguage,
      kind: "jury",
      place: null,
      entry_id: null,
      person_id: person.id,
    }));
}
