import { data, type ServerBuild } from "@remix-run/node";

type Loader = (args: never) => unknown;
type Stated = { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null };

/** What a loader gave, out of reach of whatever turns its fields into text. */
class Given {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** Gives the value back to the page; anything else as it is. */
  static back(given: unknown): unknown {
    return given instanceof Given ? given.#value : given;
  }
}

/**
 * Keeps what the loaders of pages give on the server: the page is made of it, and nothing else is sent. The framework
 * would encode it a second time for a router in the browser, which no page of ours has.
 */
export function servingPagesOnly(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = route?.module.loader as Loader | undefined;
    if (!route || !loader || route.module.default === undefined) return [id, route];
    const keeping = async (args: never) => kept(await loader(args));
    return [id, { ...route, module: { ...route.module, loader: keeping } }];
  });
  const render = build.entry.module.default;
  const rendering: typeof render = (request, status, headers, entry, context) => {
    const page = entry.staticHandlerContext;
    page.loaderData = Object.fromEntries(
      Object.entries(page.loaderData).map(([id, given]) => [id, Given.back(given)]),
    );
    return render(request, status, headers, entry, context);
  };
  return {
    ...build,
    routes: Object.fromEntries(routes),
    entry: { ...build.entry, module: { ...build.entry.module, default: rendering } },
  };
}

function kept(answer: unknown): unknown {
  if (answer instanceof Response) return answer;
  if ((answer as Stated | null)?.type !== "DataWithResponseInit") return new Given(answer);
  const { data: value, init } = answer as Stated;
  return data(new Given(value), init ?? undefined);
}
