import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = Parameters<typeof matchRoutes>[0];

/** Where an address leads: its pattern, and the routes of the page from the outermost frame inwards; none for what is no page. */
export type Place = { pattern: string; routes: readonly string[] };

/** True when every percent sign of an address stands for a character. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Makes the function that tells where an address leads. A pattern never holds an id or a token, so it can be logged. */
export function placesOf(build: ServerBuild): (path: string) => Place {
  const children = (parentId: string | undefined): Routes =>
    Object.values(build.routes)
      .filter((route) => route !== undefined && route.parentId === parentId)
      .map((route) => {
        const path = route!.path === undefined ? {} : { path: route!.path };
        if (route!.index) return { id: route!.id, index: true as const, ...path };
        return { id: route!.id, ...path, children: children(route!.id) };
      });
  const routes = children(undefined);
  // The router compares every address with all patterns anew, which takes longer than the save of an answer.
  const known = new Map<string, Place>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (known.size >= mostKnown) known.clear();
    const place = find(routes, path);
    known.set(path, place);
    return place;
  };
}

const mostKnown = 2_000;

function find(routes: Routes, path: string): Place {
  if (path === "/health") return { pattern: path, routes: [] };
  if (/^\/materials\/[^/]+$/.test(path)) return { pattern: "/materials/:id", routes: [] };
  // The router would print a broken address as it is, which can hold anything.
  const matches = isReadable(path) ? matchRoutes(routes, path) : null;
  if (!matches) return { pattern: "(no route)", routes: [] };
  const parts = matches.flatMap((match) => match.route.path?.split("/") ?? []).filter(Boolean);
  return { pattern: `/${parts.join("/")}`, routes: matches.map((match) => match.route.id!) };
}
