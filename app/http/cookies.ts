import { createCookie } from "@remix-run/node";

/** Browsers drop Secure cookies on plain http, which only localhost uses. */
function attributes(origin: string) {
  return { path: "/", httpOnly: true, sameSite: "lax" as const, secure: origin.startsWith("https://") };
}

/** The cookie that holds the session's token. */
export function sessionCookie(origin: string) {
  const secure = origin.startsWith("https://");
  return createCookie(secure ? "__Host-session" : "session", attributes(origin));
}

/** The cookie that ties a code to the browser that asked for it. */
export function browserCookie(origin: string) {
  const secure = origin.startsWith("https://");
  return createCookie(secure ? "__Host-browser" : "browser", { ...attributes(origin), maxAge: 3600 });
}

/** The cookie that carries one sentence over a redirect. */
export function noticeCookie(origin: string) {
  return createCookie("notice", { ...attributes(origin), maxAge: 60 });
}
