import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = Parameters<typeof matchRoutes>[0];

/** True when every percent sign of an address stands for a character. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Makes the function that turns an address into its pattern, so that the log never holds an id or a token. */
export function patternsOf(build: ServerBuild): (path: string) => string {
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
  const known = new Map<string, string>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (known.size >= mostKnown) known.clear();
    const pattern = find(routes, path);
    known.set(path, pattern);
    return pattern;
  };
}

const mostKnown = 2_000;

function find(routes: Routes, path: string): string {
  if (path === "/health") return path;
  if (/^\/materials\/[^/]+$/.test(path)) return "/materials/:id";
  // The router would print a broken address as it is, which can hold anything.
  const matches = isReadable(path) ? matchRoutes(routes, path) : null;
  if (!matches) return "(no route)";
  const parts = matches.flatMap((match) => match.route.path?.split("/") ?? []).filter(Boolean);
  return `/${parts.join("/")}`;
}
