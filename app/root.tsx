import { data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import keepWatch from "./browser/keep-watch.ts?worker&url";
import submitOnce from "./browser/submit-once.ts?worker&url";
import { noticeCookie } from "./http/cookies";
import type { Typed } from "./http/forms";
import { navigationOf } from "./http/navigation";
import { contextOf } from "./http/request";
import { ErrorPage } from "./ui/error-page";
import { Notice } from "./ui/note";
import { PageFrame } from "./ui/page-frame";
import styles from "./ui/styles/index.css?url";
import { UnsentPage } from "./ui/unsent-page";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/emblem.svg", type: "image/svg+xml" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { installation, nonce, requestId } = args.context;
  const ctx = await contextOf(args);
  const cookie = noticeCookie(installation.settings.origin);
  const notice: unknown = await cookie.parse(args.request.headers.get("Cookie"));
  const { actor } = ctx;
  return data(
    {
      nonce,
      requestId,
      demonstration: installation.stage !== undefined,
      notice: typeof notice === "string" ? notice : undefined,
      person:
        actor.kind === "person"
          ? { name: actor.nameOwn ?? actor.nameLatin, lang: actor.nameLanguage ?? "en" }
          : undefined,
      navigation: await navigationOf(ctx, new URL(args.request.url).pathname),
    },
    typeof notice === "string"
      ? { headers: { "Set-Cookie": await cookie.serialize("", { maxAge: 0 }) } }
      : {},
  );
}

/** What a page can ask of the frame around it. */
export type PageHandle = {
  /** The page brings its own bands and needs no padding. */
  bare?: boolean;
  /** The page fills the screen without masthead and footer (gala). */
  alone?: boolean;
  /** The page is a desk of its own height (jury). */
  desk?: boolean;
  /** Addresses of our browser modules. */
  modules?: readonly string[];
};

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const modules = useMatches().flatMap((match) => (match.handle as PageHandle | undefined)?.modules ?? []);
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        {root
          ? [submitOnce, ...(root.person ? [keepWatch] : []), ...modules].map((address) => (
              <script key={address} type="module" src={address} nonce={root.nonce} />
            ))
          : null}
      </head>
      <body>{children}</body>
    </html>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const handles = useMatches().map((match) => (match.handle ?? {}) as PageHandle);
  if (handles.some((handle) => handle.alone)) return children;
  return (
    <PageFrame
      {...(root?.person ? { person: root.person } : {})}
      navigation={root?.navigation ?? []}
      demonstration={root?.demonstration ?? false}
      bare={handles.some((handle) => handle.bare)}
    >
      {root?.notice ? <Notice>{root.notice}</Notice> : null}
      {children}
    </PageFrame>
  );
}

export default function App() {
  useLoaderData<typeof loader>();
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const told = isRouteErrorResponse(error)
    ? (error.data as { problems?: { sentence: string }[]; incident?: string; unsent?: Typed } | null)
    : undefined;
  const { pathname, search } = useLocation();
  if (told?.unsent) {
    return (
      <Frame>
        <UnsentPage unsent={told.unsent} address={pathname + search} />
      </Frame>
    );
  }
  return (
    <Frame>
      <ErrorPage
        status={status}
        sentence={told?.problems?.[0]?.sentence}
        incident={told?.incident ?? root?.requestId}
      />
    </Frame>
  );
}
