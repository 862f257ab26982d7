import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Context } from "../database/context";
import { firstBeforeJury } from "../domain/jury/invitation";
import type { PersonActor } from "../domain/people/actor";
import { actorOf } from "../domain/people/people.server";
import { sessionOf, sessionWasEnded } from "../domain/people/sessions.server";
import { sessionCookie } from "./cookies";
import { contextFor } from "./installation";

export type RequestArgs = { request: Request; context: AppLoadContext };
export type SignedIn = Context & { actor: PersonActor };

// Loaders of one request run side by side and ask for the same person: one answer serves them all.
const answers = new WeakMap<AppLoadContext, Promise<Context>>();

/** Gives the context of a request: the signed-in person, or a visitor. */
export function contextOf(args: RequestArgs): Promise<Context> {
  const known = answers.get(args.context);
  if (known) return known;
  const found = find(args);
  answers.set(args.context, found);
  return found;
}

async function find({ request, context }: RequestArgs): Promise<Context> {
  const { installation, arrivedAt } = context;
  const visitor = contextFor(installation, { kind: "visitor" }, arrivedAt);
  const cookie = sessionCookie(installation.settings.origin);
  const token = await cookie.parse(request.headers.get("Cookie"));
  if (typeof token !== "string") return visitor;
  const session = await sessionOf(visitor, token);
  if (!session) return visitor;
  return { ...visitor, actor: await actorOf(visitor, session.person_id) };
}

/**
 * Gives the context of a signed-in person; everybody else is led to the sign-in page, whatever they asked for, and whoever
 * has not accepted their seat in a jury or its terms to the page that asks for it, from every page of the jury.
 */
export async function signedIn(args: RequestArgs): Promise<SignedIn> {
  const ctx = await contextOf(args);
  const { pathname, search } = new URL(args.request.url);
  if (ctx.actor.kind === "person") {
    const first = firstBeforeJury(ctx.actor, pathname);
    if (first) throw redirect(first, 303);
    return ctx as SignedIn;
  }
  const next = args.request.method === "GET" ? `?next=${encodeURIComponent(pathname + search)}` : "";
  throw redirect(`/account/sign-in${next}`, 303);
}

/** Tells whether the browser's session was ended on purpose, from here or from another browser. */
export async function sessionWasRevoked({ request, context }: RequestArgs): Promise<boolean> {
  const { installation, arrivedAt } = context;
  const cookie = sessionCookie(installation.settings.origin);
  const token: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (typeof token !== "string") return false;
  return sessionWasEnded(contextFor(installation, { kind: "visitor" }, arrivedAt), token);
}

const here = "http://here.invalid";

/** Tells whether somebody sends a form after their session has ended: what they typed must not be lost. */
export async function sessionHasEnded(args: RequestArgs): Promise<boolean> {
  return args.request.method === "POST" && (await contextOf(args)).actor.kind !== "person";
}

/** Gives the local address to go on to, or the desk; an address of another site is never followed. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith("/") || !URL.canParse(next, here)) return "/desk";
  // Read as a browser reads it: it drops tabs and line ends and takes a backslash for a slash.
  const { origin, pathname, search, hash } = new URL(next, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/desk";
}
