import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The site map: every address and its page. */
export default [
  index("routes/public/home.tsx"),
  route("editions", "routes/public/editions.tsx"),
  route("editions/:year", "routes/public/edition.tsx"),
  route("editions/:year/form.pdf", "routes/public/edition-form-pdf.ts"),
  route("entries/:id", "routes/public/entry.tsx"),
  route("registry", "routes/public/registry.tsx"),
  route("registry.json", "routes/public/registry-json.ts"),
  route("registry.csv", "routes/public/registry-csv.ts"),
  route("privacy", "routes/public/privacy.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("legal", "routes/public/legal.tsx"),
  route("contact", "routes/public/contact.tsx"),

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

  route("programme/:year", "routes/public/programme.tsx"),
  route("programme/:year.pdf", "routes/public/programme-pdf.ts"),
  route("programme/:year.ics", "routes/public/programme-ics.ts"),
  route("programme/:year.json", "routes/public/programme-json.ts"),
  route("programme/:year.xml", "routes/public/programme-xml.ts"),
  route("presidency/editions/:year/programme", "routes/presidency/edition-programme.tsx"),
  route("presidency/editions/:year/programme/rooms", "routes/presidency/edition-programme-rooms.tsx"),
  route(
    "presidency/editions/:year/programme/sessions/new",
    "routes/presidency/edition-programme-session.tsx",
    {
      id: "programme-session-new",
    },
  ),
  route(
    "presidency/editions/:year/programme/sessions/:id",
    "routes/presidency/edition-programme-session.tsx",
  ),
  route("presidency/editions/:year/programme/publish", "routes/presidency/edition-programme-publish.tsx"),

  route("*", "routes/public/unknown.tsx"),
] satisfies RouteConfig;
