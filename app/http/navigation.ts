import type { Context } from "../database/context";
import { yearsUnderWay } from "../domain/editions/secretariat.server";
import { takesPartInRound } from "../domain/national/rounds.server";
import { holds } from "../domain/people/actor";

export type NavigationLink = { label: string; to: string; current?: boolean };

/** Gives the links of the masthead: what everybody may see, or what belongs to the person's roles. */
export async function navigationOf(ctx: Context, path: string): Promise<NavigationLink[]> {
  const links =
    ctx.actor.kind === "person"
      ? personal(ctx, await yearsUnderWay(ctx), await takesPartInRound(ctx))
      : visitor;
  const current = links.filter((link) => leadsInto(link.to, path));
  // Who has no seat reaches the rooms of the jury by "Judging".
  const marked = current.length === 0 && leadsInto("/jury", path) ? "/jury/progress" : undefined;
  return links.map((link) =>
    current.includes(link) || link.to === marked ? { ...link, current: true } : link,
  );
}

function leadsInto(to: string, path: string): boolean {
  return to === path || (to !== "/" && path.startsWith(`${to}/`));
}

const visitor: NavigationLink[] = [
  { label: "Home", to: "/" },
  { label: "Editions", to: "/editions" },
  { label: "Registry", to: "/registry" },
  { label: "Verify", to: "/verify" },
  { label: "Sign in", to: "/account/sign-in" },
];

function personal(ctx: Context, years: readonly number[], inRound: boolean): NavigationLink[] {
  const { actor } = ctx;
  const links: NavigationLink[] = [{ label: "Desk", to: "/desk" }];
  if (holds(actor, "presidency")) links.push({ label: "Presidency", to: "/presidency" });
  if (holds(actor, "representative") || holds(actor, "substitute"))
    links.push({ label: "Entries", to: "/national" });
  if (inRound) links.push({ label: "National round", to: "/national/rounds" });
  if (actor.kind === "person" && actor.entries.length > 0) links.push({ label: "Form", to: "/write" });
  if (actor.kind === "person" && actor.seats.length + actor.pendingSeats.length > 0)
    links.push({ label: "Jury", to: "/jury" });
  if (holds(actor, "secretariat")) {
    links.push(
      ...years.map((year) => ({ label: `Edition ${year}`, to: `/secretariat/editions/${year}` })),
      { label: "Admission", to: "/secretariat/admission" },
      { label: "Judging", to: "/jury/progress" },
      { label: "People", to: "/secretariat/people" },
      { label: "Letters", to: "/secretariat/letters" },
      { label: "History", to: "/secretariat/history" },
    );
  }
  return links;
}
