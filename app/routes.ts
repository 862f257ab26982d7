import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The site map: every address and its page. */
export default [
  index("routes/public/home.tsx"),
  route("privacy", "routes/public/privacy.tsx"),

  route("account/sign-in", "routes/account/sign-in.tsx"),
  route("account/sign-in/code", "routes/account/sign-in-code.tsx"),
  route("account/sign-in/link/:token", "routes/account/sign-in-link.tsx"),
  route("account/sign-in/as", "routes/account/sign-in-as.tsx"),
  route("account/sign-out", "routes/account/sign-out.tsx"),
  route("account/sessions", "routes/account/sessions.tsx"),
  route("desk", "routes/account/desk.tsx"),

  route("secretariat/people", "routes/secretariat/people.tsx"),
  route("secretariat/letters", "routes/secretariat/letters.tsx"),
  route("secretariat/letters/:id", "routes/secretariat/letter.tsx"),
  route("secretariat/history", "routes/secretariat/history.tsx"),

  route("*", "routes/public/unknown.tsx"),
] satisfies RouteConfig;
