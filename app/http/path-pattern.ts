import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = Parameters<typeof matchRoutes>[0];

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
  return (path) => {
    const matches = matchRoutes(routes, path);
    if (!matches) return "(no route)";
    const parts = matches.flatMap((match) => match.route.path?.split("/") ?? []).filter(Boolean);
    return `/${parts.join("/")}`;
  };
}
