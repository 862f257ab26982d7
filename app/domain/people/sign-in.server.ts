import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { crockford, inGroups, readCrockford } from "../ids";
import { queueLetter } from "../letters/letters.server";
import { hashOf, withinHourlyLimit } from "../limits.server";
import { fieldProblem, Refusal, refuse } from "../problems";
import { later, minute } from "../times";
import { startSession } from "./sessions.server";
import { codeTries, lettersPerAddressAndHour, lettersPerNetworkAndHour, signInMinutes } from "./sign-in";

/** Hashes a typed code with the installation's key: 40 bits alone would be guessed from a stolen database. */
function hashOfCode(key: Uint8Array, requestId: string, code: string): string {
  return createHmac("sha256", key)
    .update(`${requestId}:${readCrockford(code)}`)
    .digest("hex");
}

/**
 * Notes that somebody asked to sign in and queues the letter if the address is known and the limits hold. Gives the
 * same kind of request id for every address, so that the answer never tells who is known.
 */
export async function requestSignIn(
  ctx: Context,
  asked: { email: string; browserToken: string; network: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const person = await ctx.db
      .selectFrom("people")
      .selectAll()
      .where("email", "=", asked.email)
      .executeTakeFirst();
    const id = ctx.newId();
    await ctx.db
      .insertInto("sign_in_requests")
      .values({
        id,
        kind: "sign-in",
        email: asked.email,
        person_id: person?.id ?? null,
        browser_hash: hashOf(asked.browserToken),
        tries: 0,
        created_at: ctx.now,
        expires_at: later(ctx.now, signInMinutes * minute),
      })
      .execute();
    const withinAddress = await withinHourlyLimit(
      ctx,
      `address:${hashOf(asked.email)}`,
      lettersPerAddressAndHour,
    );
    const withinNetwork = await withinHourlyLimit(
      ctx,
      `network:${hashOf(asked.network)}`,
      lettersPerNetworkAndHour,
    );
    if (person && withinAddress && withinNetwork) {
      await queueLetter(ctx, {
        kind: "sign-in",
        to: person,
        facts: { name: person.name_latin, minutes: String(signInMinutes) },
        signInRequestId: id,
      });
    }
    return id;
  });
}

/** Makes link and code for a letter as it is handed over; only their hashes stay. */
export async function makeSignInKey(
  ctx: Context,
  requestId: string,
  key: Uint8Array,
): Promise<{ linkToken: string; code: string }> {
  const linkToken = crockford(ctx.newSecret(33));
  const code = crockford(ctx.newSecret(5));
  await ctx.db
    .insertInto("sign_in_keys")
    .values({
      id: ctx.newId(),
      request_id: requestId,
      link_hash: hashOf(linkToken),
      code_hash: hashOfCode(key, requestId, code),
      made_at: ctx.now,
    })
    .execute();
  return { linkToken, code: inGroups(code) };
}

const spent =
  "This link or code can no longer be used: it has been used, is too old, or was typed wrongly too often. Ask for a new letter.";

/** Tells whether a link still signs somebody in, without using it. */
export async function linkHolds(ctx: Context, linkToken: string): Promise<boolean> {
  return (await requestOfLink(ctx, linkToken)) !== undefined;
}

/** Signs in by the link of a letter, once; every other link and code of the same request is void with it. */
export async function signInWithLink(ctx: Context, linkToken: string, device: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const request = await requestOfLink(ctx, linkToken);
    if (!request) refuse("link-spent", spent);
    return use(ctx, request, device);
  });
}

/** Signs in by the code, only in the browser that asked, with five tries; refuses a wrong code beside the field. */
export async function signInWithCode(
  ctx: Context,
  typed: { requestId: string; code: string; browserToken: string },
  key: Uint8Array,
  device: string,
): Promise<string> {
  const outcome = await inTransaction(ctx, async (ctx): Promise<{ token: string } | { left: number }> => {
    const request = await ctx.db
      .selectFrom("sign_in_requests")
      .selectAll()
      .where("id", "=", typed.requestId)
      .where("kind", "=", "sign-in")
      .executeTakeFirst();
    const holds =
      request !== undefined &&
      request.used_at === null &&
      request.expires_at > ctx.now &&
      request.tries < codeTries &&
      request.browser_hash === hashOf(typed.browserToken);
    if (!holds) return { left: 0 };
    const keys = await ctx.db
      .selectFrom("sign_in_keys")
      .select("code_hash")
      .where("request_id", "=", request.id)
      .execute();
    const wanted = Buffer.from(hashOfCode(key, request.id, typed.code));
    const right = keys.some(
      ({ code_hash }) => code_hash !== null && timingSafeEqual(Buffer.from(code_hash), wanted),
    );
    if (right && request.person_id !== null) {
      return { token: await use(ctx, { id: request.id, person_id: request.person_id }, device) };
    }
    // The count must stay although the sign-in is refused: so the refusal is thrown outside.
    await ctx.db
      .updateTable("sign_in_requests")
      .set({ tries: request.tries + 1 })
      .where("id", "=", request.id)
      .execute();
    return { left: codeTries - request.tries - 1 };
  });
  if ("token" in outcome) return outcome.token;
  if (outcome.left === 0) throw new Refusal([fieldProblem("code", "code-spent", spent)]);
  throw new Refusal([
    fieldProblem(
      "code",
      "code-wrong",
      `This is not the code from the letter. ${outcome.left === 1 ? "One try is" : `${outcome.left} tries are`} left.`,
    ),
  ]);
}

async function requestOfLink(
  ctx: Context,
  linkToken: string,
): Promise<{ id: string; person_id: string } | undefined> {
  const request = await ctx.db
    .selectFrom("sign_in_keys")
    .innerJoin("sign_in_requests", "sign_in_requests.id", "sign_in_keys.request_id")
    .select(["sign_in_requests.id", "person_id"])
    .where("link_hash", "=", hashOf(linkToken))
    .where("used_at", "is", null)
    .where("expires_at", ">", ctx.now)
    .executeTakeFirst();
  return request?.person_id ? { id: request.id, person_id: request.person_id } : undefined;
}

async function use(
  ctx: Context,
  request: { id: string; person_id: string },
  device: string,
): Promise<string> {
  await ctx.db
    .updateTable("sign_in_requests")
    .set({ used_at: ctx.now })
    .where("id", "=", request.id)
    .execute();
  await record(ctx, { command: "signIn", object: ["person", request.person_id] });
  return startSession(ctx, request.person_id, device);
}
