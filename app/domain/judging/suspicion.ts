import { isNamedIn, plainText, type ReadName, readName, sameOrganisation } from "./organisation-names";

export const suspicionGrounds = ["organisation", "e-mail", "partner", "named", "earlier-edition"] as const;
export type SuspicionGround = (typeof suspicionGrounds)[number];

export const groundWords: Record<SuspicionGround, string> = {
  organisation: "Same organisation",
  "e-mail": "Same e-mail domain",
  partner: "Named as a partner",
  named: "Named on the entry",
  "earlier-edition": "An earlier edition",
};

/** Who judges, as far as an interest can be guessed: a person, or the institution of a delegation itself. */
export type Judge = {
  delegationId: string;
  /** Nothing for the institution of the delegation, whoever sits in it. */
  personId: string | null;
  names: readonly string[];
  email: string | null;
  organisations: readonly string[];
};

type NamedPerson = { id: string; names: readonly string[]; email: string };

/** What an entry says of those behind it. */
export type EntryTraces = {
  country: string;
  organisation: string;
  partners: string;
  answers: readonly { label: string; text: string }[];
  /** The people who write or read the entry on the platform. */
  people: readonly NamedPerson[];
};

/** An entry of an earlier edition. */
export type EarlierTraces = Omit<EntryTraces, "answers"> & { year: number; title: string };

export type Suspicion = { ground: SuspicionGround; evidence: string };

/** Addresses that anybody can have: the same domain says nothing. Kept short on purpose; others are dismissed by hand. */
export const publicMailDomains: readonly string[] = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "icloud.com",
  "proton.me",
  "protonmail.com",
  "gmx.net",
  "gmx.de",
  "web.de",
  "orange.fr",
  "free.fr",
  "laposte.net",
  "libero.it",
  "wp.pl",
  "onet.pl",
  "seznam.cz",
  "abv.bg",
];

const address = /[\p{L}\p{N}._%+'-]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

/** A judge as they are compared with many entries. */
export type ReadJudge = {
  personId: string | null;
  names: readonly { text: string; orders: readonly string[] }[];
  domain: string | undefined;
  organisations: readonly ReadName[];
};

/** Reads a judge once for all entries; a name is looked for with given or family names first, in one piece. */
export function readJudge(judge: Omit<Judge, "delegationId">): ReadJudge {
  const domain = judge.email === null ? undefined : domainOf(judge.email);
  return {
    personId: judge.personId,
    names: judge.names.map((text) => ({ text, orders: ordersOf(text) })),
    domain: domain && !publicMailDomains.includes(domain) ? domain : undefined,
    organisations: judge.organisations.map(readName),
  };
}

/** An entry's traces as they are compared with many judges. */
export type ReadTraces = {
  country: string;
  organisation: ReadName;
  partners: { whole: ReadName; phrases: readonly ReadName[] };
  answers: readonly { label: string; plain: string }[];
  people: readonly (NamedPerson & { orders: readonly string[] })[];
  domains: readonly string[];
};

/** Reads an entry's traces once for all judges. */
export function readTraces(entry: Omit<EntryTraces, "answers"> & Partial<EntryTraces>): ReadTraces {
  const answers = entry.answers ?? [];
  const written = answers.flatMap((answer) =>
    answer.text.includes("@") ? [...answer.text.matchAll(address)].map((one) => one[1]!.toLowerCase()) : [],
  );
  const phrases = new Set(entry.partners.split(/[\n\t,;:()]|\. |\s-\s|^- /m));
  return {
    country: entry.country,
    organisation: readName(entry.organisation),
    partners: {
      whole: readName(entry.partners),
      phrases: [...phrases].map(readName).filter((one) => one.own.length > 0),
    },
    answers: answers.map(({ label, text }) => ({ label, plain: plainText(text) })),
    people: entry.people.map((person) => ({ ...person, orders: person.names.flatMap(ordersOf) })),
    domains: [...new Set([...entry.people.map((person) => domainOf(person.email)), ...written])],
  };
}

export type ReadEarlier = { year: number; title: string; traces: ReadTraces };

/** Leaves, of entries of earlier editions, those of the entry's own state or organisation. */
export function relatedTo(entry: ReadTraces, earlier: readonly ReadEarlier[]): ReadEarlier[] {
  return earlier.filter(
    ({ traces }) =>
      traces.country === entry.country || sameOrganisation(traces.organisation, entry.organisation),
  );
}

/**
 * Proposes why a judge may have an interest in an entry, each ground once with what it rests on; nothing is decided by
 * it. `related` holds the entries of earlier editions that belong to this one.
 */
export function suspicionsOf(
  judge: ReadJudge,
  entry: ReadTraces,
  related: readonly ReadEarlier[] = [],
): Suspicion[] {
  const found: [SuspicionGround, string | undefined][] = [
    ["organisation", organisationEvidence(judge, entry)],
    ["e-mail", mailEvidence(judge, entry)],
    ["partner", partnerEvidence(judge, entry)],
    ["named", namedEvidence(judge, entry)],
    ["earlier-edition", earlierEvidence(judge, related)],
  ];
  return found.flatMap(([ground, evidence]) => (evidence === undefined ? [] : [{ ground, evidence }]));
}

function organisationEvidence(judge: ReadJudge, entry: ReadTraces): string | undefined {
  const own = judge.organisations.find((one) => sameOrganisation(one, entry.organisation));
  return own && `"${own.text}" and "${entry.organisation.text}" look like the same organisation.`;
}

function mailEvidence(judge: ReadJudge, entry: ReadTraces): string | undefined {
  const own = judge.domain;
  if (own === undefined) return undefined;
  const same = entry.domains.find((one) => sameDomain(own, one));
  return same && `The address of the person ends in ${own}, one of the entry in ${same}.`;
}

function partnerEvidence(judge: ReadJudge, { partners }: ReadTraces): string | undefined {
  const own = judge.organisations.find(
    (one) =>
      isNamedIn(partners.whole, one) || partners.phrases.some((phrase) => sameOrganisation(one, phrase)),
  );
  return own && `"${own.text}" is named in the answer on partners.`;
}

function namedEvidence(judge: ReadJudge, entry: ReadTraces): string | undefined {
  const written = entry.people.find((person) => person.id === judge.personId);
  if (written) return "The person works on this entry on the platform.";
  for (const name of judge.names) {
    const answer = entry.answers.find((one) => name.orders.some((order) => one.plain.includes(order)));
    if (answer) return `${name.text} is named in the answer to "${answer.label}".`;
  }
  const orders = judge.names.flatMap((name) => name.orders);
  const person = entry.people.find((one) => one.orders.some((order) => orders.includes(order)));
  return person && `Somebody of the same name, ${person.names[0]}, works on this entry.`;
}

function earlierEvidence(judge: ReadJudge, related: readonly ReadEarlier[]): string | undefined {
  for (const { year, title, traces } of related) {
    const reason =
      organisationEvidence(judge, traces) ?? partnerEvidence(judge, traces) ?? namedEvidence(judge, traces);
    if (reason) return `In ${year}, "${title}": ${reason}`;
  }
  return undefined;
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/** True for one domain and its own subdomains: police.example and east.police.example, never two of one registry. */
function sameDomain(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** Gives a person's name in every order of given and family names; a single word is nobody's whole name. */
function ordersOf(name: string): string[] {
  const words = plainText(name).trim().split(" ");
  if (words.length < 2) return [];
  return words.map((_, at) => ` ${[...words.slice(at), ...words.slice(0, at)].join(" ")} `);
}
