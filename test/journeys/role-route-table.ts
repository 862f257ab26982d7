import type { Places } from "../world/visits";

/**
 * Who asks, in the order of the answers: by their keys in the cast. The world is the decided one, where the most is
 * secret: Germany's entry has won, Ireland's representative chairs the jury, `presidency-1` is an insider and
 * `presidency-2` is not. Of the applicants one writes Germany's entry, the other Estonia's.
 */
export const columns = [
  "visitor",
  "applicant-de",
  "applicant-ee-1",
  "rep-de",
  "rep-at",
  "juror-gr",
  "rep-ie",
  "secretariat-1",
  "presidency-1",
  "presidency-2",
] as const;

/** `in`: led to sign in. `to`: led on to another page. A number: the status. */
export type Answer = "in" | "to" | 200 | 403 | 404 | 405;

type Row = { pattern: string; path: (places: Places) => string; answers: readonly Answer[] };

function row(pattern: string, path: string | ((places: Places) => string), ...answers: Answer[]): Row {
  return { pattern, path: typeof path === "string" ? () => path : path, answers };
}

const all = (answer: Answer): Answer[] => columns.map(() => answer);
/** Signed out: to sign in; everybody else the same answer. */
const inside = (answer: Answer): Answer[] => columns.map((_, index) => (index === 0 ? "in" : answer));
/** Signed out: to sign in; the named ones get the page, all others learn nothing. */
const only = (...people: (typeof columns)[number][]): Answer[] =>
  columns.map((person, index) => (index === 0 ? "in" : people.includes(person) ? 200 : 404));

/** Every route once. */
export const table: readonly Row[] = [
  row("/", "/", ...all(200)),
  row("/editions", "/editions", ...all(200)),
  row("/editions/:year", "/editions/2026", ...all(200)),
  row("/editions/:year/form.pdf", "/editions/2026/form.pdf", ...all(200)),
  row("/entries/:id", ({ entry }) => `/entries/${entry}`, ...all(404)),
  row("/programme/:year", "/programme/2026", ...all(200)),
  row("/programme/:year.pdf", "/programme/2026.pdf", ...all(200)),
  row("/programme/:year.ics", "/programme/2026.ics", ...all(200)),
  row("/programme/:year.json", "/programme/2026.json", ...all(200)),
  row("/programme/:year.xml", "/programme/2026.xml", ...all(200)),
  row("/verify", "/verify", ...all(200)),
  row("/verify/:code", ({ code }) => `/verify/${code}`, ...all(200)),
  row("/registry", "/registry", ...all(200)),
  row("/registry.json", "/registry.json", ...all(200)),
  row("/registry.csv", "/registry.csv", ...all(200)),
  row("/privacy", "/privacy", ...all(200)),
  row("/accessibility", "/accessibility", ...all(200)),
  row("/legal", "/legal", ...all(200)),
  row("/contact", "/contact", ...all(200)),
  // The same for everybody: the page behind it is filled from what this browser keeps.
  row("/offline", "/offline", ...all(200)),

  row("/account/sign-in", "/account/sign-in", 200, ...all("to").slice(1)),
  row("/account/sign-in/code", "/account/sign-in/code", ...all(200)),
  row("/account/sign-in/link/:token", "/account/sign-in/link/none", ...all(200)),
  row("/account/sign-in/as", "/account/sign-in/as", ...all(404)),
  row("/account/sign-out", "/account/sign-out", ...all(404)),
  row("/account/sessions", "/account/sessions", ...inside(200)),
  row("/desk", "/desk", ...inside(200)),

  row("/national", "/national", ...only("rep-de", "rep-at", "rep-ie")),
  row("/national/jury", "/national/jury", ...only("rep-de", "rep-at", "rep-ie")),
  row("/national/rounds", "/national/rounds", ...inside(200)),
  row("/national/rounds/new", "/national/rounds/new", ...only("rep-de", "rep-at", "rep-ie")),
  // Poland's round is for Poland's representative and committee, and its bodies are for themselves.
  row("/national/rounds/:id", ({ round }) => `/national/rounds/${round}`, ...only()),
  row("/national/rounds/:id/invite", ({ round }) => `/national/rounds/${round}/invite`, ...only()),
  row("/national/rounds/:id/compare", ({ round }) => `/national/rounds/${round}/compare`, ...only()),
  row(
    "/national/rounds/:id/candidates/:entryId",
    ({ round, candidate }) => `/national/rounds/${round}/candidates/${candidate}`,
    ...only(),
  ),
  row(
    "/national/rounds/:id/candidates/:entryId.pdf",
    ({ round, candidate }) => `/national/rounds/${round}/candidates/${candidate}.pdf`,
    ...only(),
  ),
  row("/national/rounds/:id/decision", ({ round }) => `/national/rounds/${round}/decision`, ...only()),
  row("/national/bodies/:id", ({ body }) => `/national/bodies/${body}`, ...only()),
  row("/national/entries/new", "/national/entries/new", ...only("rep-de", "rep-at", "rep-ie")),
  row(
    "/national/entries/:id",
    ({ entry }) => `/national/entries/${entry}`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/national/entries/:id/check",
    ({ entry }) => `/national/entries/${entry}/check`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/national/entries/:id/receipts/:number",
    ({ entry }) => `/national/entries/${entry}/receipts/1`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/national/entries/:id/receipts/:number.pdf",
    ({ entry }) => `/national/entries/${entry}/receipts/1.pdf`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/national/entries/:id/receipts/:number.json",
    ({ entry }) => `/national/entries/${entry}/receipts/1.json`,
    ...only("rep-de", "applicant-de"),
  ),
  row("/write", "/write", ...inside(200)),
  row("/write/:entryId", ({ entry }) => `/write/${entry}`, ...only("rep-de", "applicant-de")),
  row(
    "/write/:entryId/materials",
    ({ entry }) => `/write/${entry}/materials`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/write/:entryId/materials/:materialId",
    ({ entry, material }) => `/write/${entry}/materials/${material}`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/write/:entryId/entry.pdf",
    ({ entry }) => `/write/${entry}/entry.pdf`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/write/:entryId/entry.json",
    ({ entry }) => `/write/${entry}/entry.json`,
    ...only("rep-de", "applicant-de"),
  ),
  row("/write/:entryId/national.pdf", ({ polishEntry }) => `/write/${polishEntry}/national.pdf`, ...only()),
  row("/write/:entryId/national.json", ({ polishEntry }) => `/write/${polishEntry}/national.json`, ...only()),
  row("/write/:entryId/preview", ({ entry }) => `/write/${entry}/preview`, ...only("rep-de", "applicant-de")),
  row(
    "/write/:entryId/:sectionId",
    ({ entry }) => `/write/${entry}/summary`,
    ...only("rep-de", "applicant-de"),
  ),
  row(
    "/write/:entryId/versions/:questionId",
    ({ entry }) => `/write/${entry}/versions/in-short`,
    ...only("rep-de", "applicant-de"),
  ),
  row("/write/:entryId/writers", ({ entry }) => `/write/${entry}/writers`, ...only("rep-de", "applicant-de")),
  // Only takes what is saved; there is no page to read.
  row("/write/:entryId/answers", ({ entry }) => `/write/${entry}/answers`, ...only()),

  row("/jury", "/jury", ...only("juror-gr", "rep-ie")),
  row("/jury/invitation", "/jury/invitation", ...only("juror-gr", "rep-ie")),
  row("/jury/terms", "/jury/terms", ...only("juror-gr", "rep-ie")),
  row("/jury/objections", "/jury/objections", ...only("juror-gr", "rep-ie")),
  row("/jury/interests", "/jury/interests", ...only("juror-gr", "rep-ie")),
  row("/jury/entries/:id", ({ entry }) => `/jury/entries/${entry}`, ...only("juror-gr", "rep-ie")),
  // Only takes what is scored.
  row("/jury/entries/:id/sheet", ({ entry }) => `/jury/entries/${entry}/sheet`, ...only()),
  // Only takes what a person notes for themselves.
  row("/jury/entries/:id/note", ({ entry }) => `/jury/entries/${entry}/note`, ...only()),
  row(
    "/jury/entries/:id/print",
    ({ entry }) => `/jury/entries/${entry}/print`,
    ...only("juror-gr", "rep-ie"),
  ),
  row("/jury/compare", "/jury/compare", ...only("juror-gr", "rep-ie")),
  row("/jury/scores", "/jury/scores", ...only("juror-gr", "rep-ie")),
  row("/jury/device", "/jury/device", ...only("juror-gr", "rep-ie")),
  row("/jury/device/entries", "/jury/device/entries", ...only("juror-gr", "rep-ie")),
  row("/jury/progress", "/jury/progress", ...only("rep-ie", "secretariat-1")),
  row("/jury/redistribution", "/jury/redistribution", ...only("rep-ie", "secretariat-1")),
  row(
    "/jury/progress/:id",
    ({ assignment }) => `/jury/progress/${assignment}`,
    ...only("rep-ie", "secretariat-1"),
  ),
  row("/jury/register", "/jury/register", ...only("rep-ie", "secretariat-1")),
  row("/jury/register.pdf", "/jury/register.pdf", ...only("rep-ie", "secretariat-1")),
  row("/jury/suspicions", "/jury/suspicions", ...only("rep-ie", "secretariat-1")),
  row("/jury/confirmations", "/jury/confirmations", ...only("juror-gr", "rep-ie", "secretariat-1")),
  row("/jury/glass", "/jury/glass", ...only("rep-ie", "secretariat-1")),
  // Nothing was opened in this world, and what was would be open to one person for one hour.
  row("/jury/glass/:id", ({ entry }) => `/jury/glass/${entry}`, ...only()),
  row("/jury/order", "/jury/order", ...only("rep-ie", "secretariat-1")),
  row("/jury/acts", "/jury/acts", ...only("rep-ie", "secretariat-1")),
  row("/jury/ranking", "/jury/ranking", ...only("juror-gr", "rep-ie", "secretariat-1")),
  row(
    "/jury/ranking/:id",
    ({ entry }) => `/jury/ranking/${entry}`,
    ...only("juror-gr", "rep-ie", "secretariat-1"),
  ),
  row("/jury/ballots.json", "/jury/ballots.json", ...only("secretariat-1")),
  row("/jury/what-if", "/jury/what-if", ...only("rep-ie")),
  row("/jury/meeting", "/jury/meeting", ...only("juror-gr", "rep-ie", "secretariat-1")),
  // Once decided, it leads to the meeting, where the decision stands.
  row(
    "/jury/meeting/decision",
    "/jury/meeting/decision",
    ...only("juror-gr", "rep-ie", "secretariat-1").map((answer) => (answer === 200 ? "to" : answer)),
  ),
  row("/jury/meeting/minutes.pdf", "/jury/meeting/minutes.pdf", ...only("juror-gr", "rep-ie")),

  row("/presidency", "/presidency", ...only("presidency-1", "presidency-2")),
  row("/presidency/editions/new", "/presidency/editions/new", ...only("presidency-1", "presidency-2")),
  ...[
    "",
    "/dates",
    "/acts",
    "/criteria",
    "/remarks",
    "/form",
    "/form/preview",
    "/programme",
    "/programme/rooms",
    "/programme/sessions/new",
    "/programme/sessions/:id",
    "/programme/publish",
    "/announce",
  ].map((rest) =>
    row(
      `/presidency/editions/:year${rest}`,
      ({ session }) => `/presidency/editions/2026${rest.replace(":id", session)}`,
      ...only("presidency-1", "presidency-2"),
    ),
  ),
  // Locked since the call opened, and since judging opened.
  row("/presidency/editions/:year/form/:question", "/presidency/editions/2026/form/in-short", ...only()),
  row("/presidency/editions/:year/form/new", "/presidency/editions/2026/form/new?section=summary", ...only()),
  row(
    "/presidency/editions/:year/form/sections/new",
    "/presidency/editions/2026/form/sections/new",
    ...only(),
  ),
  row(
    "/presidency/editions/:year/form/sections/:section",
    "/presidency/editions/2026/form/sections/summary",
    ...only(),
  ),
  // Entries are judged, so the words they answered stay.
  row(
    "/presidency/editions/:year/form/wording/:kind/:id",
    "/presidency/editions/2026/form/wording/question/in-short",
    ...only(),
  ),
  row(
    "/presidency/editions/:year/jury/:delegation",
    ({ delegation }) => `/presidency/editions/2026/jury/${delegation}`,
    ...only(),
  ),
  row(
    "/presidency/editions/:year/jury/:delegation/change",
    ({ delegation }) => `/presidency/editions/2026/jury/${delegation}/change`,
    ...only(),
  ),
  row(
    "/presidency/editions/:year/materials",
    "/presidency/editions/2026/materials",
    ...only("presidency-1", "presidency-2", "secretariat-1"),
  ),
  row(
    "/presidency/editions/:year/interests",
    "/presidency/editions/2026/interests",
    ...only("presidency-1", "presidency-2", "secretariat-1"),
  ),
  row(
    "/presidency/editions/:year/jury",
    "/presidency/editions/2026/jury",
    ...only("presidency-1", "presidency-2", "secretariat-1"),
  ),
  row(
    "/presidency/editions/:year/distribution",
    "/presidency/editions/2026/distribution",
    ...only("presidency-1", "presidency-2", "secretariat-1"),
  ),
  row("/presidency/editions/:year/result", "/presidency/editions/2026/result", ...only("presidency-1")),
  row(
    "/presidency/editions/:year/insiders",
    "/presidency/editions/2026/insiders",
    ...only("presidency-1", "presidency-2", "rep-ie"),
  ),
  row(
    "/presidency/editions/:year/certificates",
    "/presidency/editions/2026/certificates",
    ...only("presidency-1"),
  ),
  row(
    "/certificates/:id.pdf",
    ({ certificate }) => `/certificates/${certificate}.pdf`,
    ...only("presidency-1"),
  ),
  row("/gala/:year/run-sheet", "/gala/2026/run-sheet", ...only("presidency-1")),
  row("/gala/:year/:step?", "/gala/2026", ...only("presidency-1")),

  row("/secretariat/editions/:year", "/secretariat/editions/2026", ...only("secretariat-1")),
  row("/secretariat/editions/:year/acts", "/secretariat/editions/2026/acts", ...only("secretariat-1")),
  row(
    "/secretariat/editions/:year/deadline",
    "/secretariat/editions/2026/deadline",
    ...only("secretariat-1"),
  ),
  // Nobody asks for help any more once entries are submitted.
  row("/secretariat/drafts/:id", ({ polishEntry }) => `/secretariat/drafts/${polishEntry}`, ...only()),
  row("/secretariat/admission", "/secretariat/admission", ...only("secretariat-1")),
  row(
    "/secretariat/admission/:id",
    ({ entry }) => `/secretariat/admission/${entry}`,
    ...only("secretariat-1"),
  ),
  row("/secretariat/admission/together", "/secretariat/admission/together", ...only("secretariat-1")),
  row("/secretariat/admission/late", "/secretariat/admission/late", ...only("secretariat-1")),
  // An entry that was submitted needs no exception: there is no such page.
  row(
    "/secretariat/admission/:id/late",
    ({ entry }) => `/secretariat/admission/${entry}/late`,
    ...inside(404),
  ),
  row("/secretariat/people", "/secretariat/people", ...only("secretariat-1")),
  row("/secretariat/letters", "/secretariat/letters", ...only("secretariat-1")),
  row("/secretariat/letters/:id", ({ letter }) => `/secretariat/letters/${letter}`, ...only("secretariat-1")),
  row("/secretariat/retention", "/secretariat/retention", ...only("secretariat-1")),
  row("/secretariat/history", "/secretariat/history", ...only("secretariat-1")),

  row("/*", "/no/such/page", ...inside(404)),
];
