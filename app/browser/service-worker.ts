import { keeperNow } from "./kept-store";

/** Changes with the built files, so that a new build brings a new worker. */
declare const BUILD: string;

type Worker = {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listen: (event: { waitUntil(done: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: "fetch",
    listen: (event: {
      readonly request: Request;
      respondWith(answer: Promise<Response>): void;
      waitUntil(done: Promise<unknown>): void;
    }) => void,
  ): void;
};

const worker = self as unknown as Worker;
const page = "/offline";
const cacheName = `build ${BUILD}`;

worker.addEventListener("install", (event) => event.waitUntil(install().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(builtFile(request));
  else if (request.mode === "navigate") {
    const reached = fetch(request);
    event.respondWith(reached.catch(() => offlinePage()));
    // What has expired goes even where nobody opens the offline page, which needs the cache and looks after it itself.
    event.waitUntil(
      reached.then(
        () => leaveWhenNothingIsKept(),
        () => {},
      ),
    );
  }
});

/** Forgets what has expired; a worker that has nothing to look after dismisses itself. */
async function leaveWhenNothingIsKept(): Promise<void> {
  try {
    if (!(await keeperNow())) await worker.registration.unregister();
  } catch {
    // A storage that fails for a moment says nothing of what is kept.
  }
}

/** Takes the one page and the files it names; asked for without cookies, so that nothing signed-in can get in. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const answer = await fetch(page, { credentials: "omit", cache: "reload" });
  if (!answer.ok) throw new Error("The offline page is not there.");
  const text = await answer.clone().text();
  await cache.put(page, answer);
  const files = namedIn(text, /(?:src|href)="(\/assets\/[^"]+)"/g);
  await cache.addAll(files);
  for (const file of files.filter((one) => one.endsWith(".css"))) {
    const style = await (await cache.match(file))?.text();
    // Fonts: a Greek title must be readable in a tunnel too.
    await cache.addAll(namedIn(style ?? "", /url\(["']?(\/assets\/[^"')]+)/g));
  }
}

function namedIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
}

/** A built file never changes under its name: the first answer holds, fonts included, as they are asked for. */
async function builtFile(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function offlinePage(): Promise<Response> {
  return (await caches.match(page)) ?? Response.error();
}
