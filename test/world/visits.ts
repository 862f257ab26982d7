import type { Kysely } from "kysely";
import type { Tables } from "../../app/database/tables";
import type { Stage } from "./stages";

/** Ids of the demonstration's things, as addresses want them; Germany's entry unless the name says otherwise. */
export type Places = {
  entry: string;
  irishEntry: string;
  returnedEntry: string;
  letter: string;
  delegation: string;
  session: string;
  certificate: string;
  code: string;
  assignment: string;
  material: string;
  /** Poland's national round, a body of it, the candidate that was not chosen and the one that others know by its Polish text. */
  round: string;
  body: string;
  candidate: string;
  polishEntry: string;
};

/** Finds the things that exist at a stage; what does not exist yet is an id that nothing has. */
export async function placesOf(db: Kysely<Tables>): Promise<Places> {
  const nothing = "0000000000000000";
  const entryOf = async (country: string) =>
    (
      await db
        .selectFrom("entries")
        .select("id")
        .where("country", "=", country)
        .where("kind", "=", "competing")
        .executeTakeFirst()
    )?.id ?? nothing;
  const first = async (table: "letters" | "delegations" | "programme_sessions") =>
    (await db.selectFrom(table).select("id").orderBy("id").limit(1).executeTakeFirst())?.id ?? nothing;
  const entry = await entryOf("DE");
  const certificate = await db
    .selectFrom("certificates")
    .select(["id", "code"])
    .where("entry_id", "=", entry)
    .where("kind", "=", "winner")
    .executeTakeFirst();
  const assignment = await db
    .selectFrom("assignments")
    .select("id")
    .where("entry_id", "=", entry)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  const round = await db.selectFrom("national_rounds").select("id").limit(1).executeTakeFirst();
  const candidateWith = (outcome: string) =>
    db
      .selectFrom("candidates")
      .select(["entry_id", "body_id"])
      .where("outcome", "=", outcome)
      .limit(1)
      .executeTakeFirst();
  const unchosen = await candidateWith("not-chosen");
  const polish = await candidateWith("additional");
  const material = await db
    .selectFrom("materials")
    .select("id")
    .where("entry_id", "=", entry)
    .orderBy("added_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return {
    entry,
    irishEntry: await entryOf("IE"),
    returnedEntry: await entryOf("MT"),
    letter: await first("letters"),
    delegation: await first("delegations"),
    session: await first("programme_sessions"),
    certificate: certificate?.id ?? nothing,
    code: certificate?.code ?? nothing,
    assignment: assignment?.id ?? nothing,
    material: material?.id ?? nothing,
    round: round?.id ?? nothing,
    body: unchosen?.body_id ?? nothing,
    candidate: unchosen?.entry_id ?? nothing,
    polishEntry: polish?.entry_id ?? nothing,
  };
}

export type Visit = {
  /** A person of the cast: the one whose page it is. */
  as: string;
  path: (places: Places) => string;
  /** The stages at which the page says something different. */
  stages: readonly Stage[];
};

const always: readonly Stage[] = ["open", "checking", "judging", "deciding", "decided", "announced"];

function visits(
  as: string,
  stages: readonly Stage[],
  ...paths: (string | ((places: Places) => string))[]
): Visit[] {
  return paths.map((path) => ({ as, stages, path: typeof path === "string" ? () => path : path }));
}

/** Every page once a stage, as the person who sees most there. */
export const allVisits: readonly Visit[] = [
  ...visits("visitor", always, "/", "/editions/2026"),
  ...visits(
    "visitor",
    ["open"],
    "/editions",
    "/editions/2016",
    "/entries/2017-ee-1",
    "/registry",
    "/registry?show=archive",
    "/registry?show=archive&words=nothing+like+it",
    "/privacy",
    "/accessibility",
    "/legal",
    "/contact",
    "/account/sign-in",
    "/account/sign-in/code",
    "/account/sign-in/link/none",
    "/verify",
    "/verify/0000000000000000",
  ),
  ...visits("visitor", ["judging", "announced"], "/programme/2026"),
  ...visits("visitor", ["decided", "announced"], ({ code }) => `/verify/${code}`),
  ...visits("visitor", ["announced"], ({ entry }) => `/entries/${entry}`),

  ...visits("applicant-de", ["open"], "/desk", "/write", ({ entry }) => `/write/${entry}/preview`),
  ...visits(
    "applicant-de",
    ["open"],
    ({ entry }) => `/write/${entry}/materials`,
    ({ entry, material }) => `/write/${entry}/materials/${material}`,
  ),
  ...visits("applicant-mt", ["open"], ({ returnedEntry }) => `/write/${returnedEntry}/materials`),
  ...visits("presidency-1", ["checking", "decided"], "/presidency/editions/2026/materials"),
  ...visits("applicant-mt", ["open"], ({ returnedEntry }) => `/write/${returnedEntry}`),
  ...[
    "project",
    "summary",
    "intelligence",
    "intervention",
    "implementation",
    "involvement",
    "impact",
  ].flatMap((section) =>
    visits("applicant-mt", ["open"], ({ returnedEntry }) => `/write/${returnedEntry}/${section}`),
  ),
  ...visits(
    "applicant-mt",
    ["open"],
    ({ returnedEntry }) => `/write/${returnedEntry}/innovation-and-transfer`,
    ({ returnedEntry }) => `/write/${returnedEntry}/theme-conditions`,
    ({ returnedEntry }) => `/write/${returnedEntry}/publication`,
    ({ returnedEntry }) => `/write/${returnedEntry}/versions/in-short`,
  ),

  ...visits("rep-de", always, "/desk", "/national", ({ entry }) => `/national/entries/${entry}`),
  ...visits(
    "rep-pl",
    ["open"],
    "/national",
    ({ round }) => `/national/rounds/${round}`,
    ({ round, candidate }) => `/national/rounds/${round}/candidates/${candidate}`,
    ({ round, candidate, polishEntry }) =>
      `/national/rounds/${round}/compare?candidate=${polishEntry}&candidate=${candidate}`,
    ({ round }) => `/national/rounds/${round}/compare`,
    ({ round }) => `/national/rounds/${round}/decision`,
    ({ round }) => `/national/rounds/${round}/invite?who=body`,
    ({ round }) => `/national/rounds/${round}/invite?who=member`,
    ({ body }) => `/national/bodies/${body}`,
    ({ polishEntry }) => `/national/entries/${polishEntry}`,
    ({ polishEntry }) => `/write/${polishEntry}/intervention`,
  ),
  ...visits("committee-pl", ["open"], "/national/rounds", ({ round }) => `/national/rounds/${round}`),
  ...visits(
    "body-pl-2",
    ["open"],
    "/desk",
    "/write",
    ({ body }) => `/national/bodies/${body}`,
    ({ candidate }) => `/national/entries/${candidate}`,
    ({ candidate }) => `/write/${candidate}`,
  ),
  ...visits("rep-at", ["open"], "/national/rounds/new"),
  ...visits("secretariat-1", ["open"], ({ polishEntry }) => `/secretariat/drafts/${polishEntry}`),
  ...visits("rep-de", ["open", "judging"], ({ entry }) => `/national/entries/${entry}/check`),
  ...visits("rep-mt", ["open"], ({ returnedEntry }) => `/national/entries/${returnedEntry}/check`),
  ...visits("rep-at", ["open", "checking"], "/national", "/national/entries/new"),
  ...visits("rep-de", ["checking"], ({ entry }) => `/national/entries/${entry}/receipts/1`),

  ...visits("secretariat-1", always, "/desk", "/secretariat/editions/2026"),
  ...visits("secretariat-1", ["open"], "/secretariat/editions/2026/deadline"),
  ...visits("secretariat-1", ["open"], "/secretariat/people", "/secretariat/letters", "/account/sessions"),
  ...visits("secretariat-1", ["open"], ({ letter }) => `/secretariat/letters/${letter}`),
  ...visits(
    "secretariat-1",
    ["announced"],
    "/secretariat/history",
    "/secretariat/letters",
    "/secretariat/letters?show=undelivered",
    "/secretariat/retention",
  ),
  ...visits(
    "secretariat-1",
    ["checking", "judging"],
    "/secretariat/admission",
    ({ entry }) => `/secretariat/admission/${entry}`,
  ),
  ...visits(
    "secretariat-1",
    ["checking"],
    "/secretariat/admission/late",
    ({ entry, returnedEntry }) => `/secretariat/admission/together?entry=${entry}&entry=${returnedEntry}`,
  ),
  ...visits("secretariat-1", ["judging", "deciding"], "/jury/progress", "/jury/order"),
  ...visits("secretariat-1", ["judging"], "/jury/redistribution"),
  ...visits("secretariat-1", ["judging"], "/jury/register", "/jury/suspicions", "/jury/glass"),
  ...visits("secretariat-1", ["deciding"], "/jury/confirmations"),
  ...visits("presidency-1", ["open", "judging"], "/presidency/editions/2026/interests"),
  ...visits("secretariat-1", ["judging"], "/secretariat/editions/2026/acts"),

  ...visits("presidency-1", always, "/desk", "/presidency", "/presidency/editions/2026"),
  ...visits(
    "presidency-1",
    ["open"],
    "/presidency/editions/new",
    "/presidency/editions/2026/dates",
    "/presidency/editions/2026/criteria",
    "/presidency/editions/2026/remarks",
    "/presidency/editions/2026/form",
    "/presidency/editions/2026/form/preview",
    "/presidency/editions/2026/form/wording/question/approaches",
    "/presidency/editions/2026/form/wording/section/summary",
    "/presidency/editions/2026/jury",
    "/presidency/editions/2026/distribution",
    ({ delegation }) => `/presidency/editions/2026/jury/${delegation}`,
    ({ delegation }) => `/presidency/editions/2026/jury/${delegation}/change`,
  ),
  ...visits("presidency-1", ["judging"], "/presidency/editions/2026/jury"),
  ...visits("rep-de", ["open"], "/national/jury"),
  ...visits("rep-ie", ["open"], "/jury", "/jury/objections"),
  ...visits("juror-gr", ["open"], "/jury/invitation", "/jury/terms"),
  ...visits(
    "presidency-1",
    ["judging"],
    "/presidency/editions/2026/acts",
    "/presidency/editions/2026/programme",
    "/presidency/editions/2026/programme/rooms",
    "/presidency/editions/2026/programme/sessions/new",
    ({ session }) => `/presidency/editions/2026/programme/sessions/${session}`,
    "/presidency/editions/2026/programme/publish",
  ),
  ...visits(
    "presidency-1",
    ["decided", "announced"],
    "/presidency/editions/2026/result",
    "/presidency/editions/2026/announce",
    "/presidency/editions/2026/insiders",
    "/presidency/editions/2026/certificates",
    "/gala/2026",
    "/gala/2026/run-sheet",
  ),

  ...visits("juror-gr", ["judging"], "/jury", "/jury/interests", ({ entry }) => `/jury/entries/${entry}`),
  ...visits(
    "juror-gr",
    ["judging"],
    "/jury/compare",
    "/jury/scores",
    "/jury/device",
    ({ entry }) => `/jury/entries/${entry}/print`,
  ),
  ...visits("visitor", ["judging"], "/offline"),
  ...visits("juror-cy", ["judging"], ({ irishEntry }) => `/jury/entries/${irishEntry}`),
  ...visits("rep-ie", ["judging", "deciding"], "/desk", "/jury", "/jury/progress", "/jury/order"),
  ...visits("rep-ie", ["decided"], "/jury/acts"),
  ...visits(
    "rep-ie",
    ["deciding", "decided", "announced"],
    "/jury/ranking",
    ({ entry }) => `/jury/ranking/${entry}`,
    "/jury/meeting",
  ),
  ...visits("rep-ie", ["decided", "announced"], "/jury/what-if"),
];

/** Every PDF once, as somebody who may have it. */
export const allPrints: readonly Visit[] = [
  ...visits("visitor", ["open"], "/editions/2026/form.pdf"),
  ...visits("rep-de", ["checking"], ({ entry }) => `/national/entries/${entry}/receipts/1.pdf`),
  ...visits("applicant-mt", ["open"], ({ returnedEntry }) => `/write/${returnedEntry}/entry.pdf`),
  ...visits("visitor", ["judging"], "/programme/2026.pdf"),
  ...visits("secretariat-1", ["judging"], "/jury/register.pdf"),
  ...visits("rep-ie", ["decided"], "/jury/meeting/minutes.pdf"),
  ...visits("presidency-1", ["decided"], ({ certificate }) => `/certificates/${certificate}.pdf`),
];
