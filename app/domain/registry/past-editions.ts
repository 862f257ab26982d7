import facts from "./past-editions.json";

/** An edition before the platform, with what public sources say of it and no more; null where they say nothing. */
export type PastEdition = {
  year: number;
  presidency: string | null;
  theme: string | null;
  city: string | null;
  dates: { from: string; until: string } | null;
  entriesCount: number | null;
  entries: readonly PastEntry[];
  sources: readonly string[];
  notes: string | null;
};

export type PastEntry = {
  /** Lasting: year, state, and rank among the state's own entries, such as "2017-ee-1". */
  id: string;
  year: number;
  country: string;
  /** Null where the sources name the state but not the project. */
  title: string | null;
  competing: boolean;
  /** "mention" where a source names it among the winners without its place. */
  award: 1 | 2 | 3 | "mention" | null;
};

type Facts = (typeof facts)[number];

function entriesOf(edition: Facts): PastEntry[] {
  const winners = edition.winners as { place: number | null; country: string; project: string | null }[];
  const listed = edition.entries as { country: string; title: string | null; competing: boolean }[];
  const untitled = winners.filter((winner) => !listed.some((entry) => isSame(entry, winner)));
  const all = [
    ...listed,
    ...untitled.map((winner) => ({ country: winner.country, title: winner.project, competing: true })),
  ];
  const ranks = new Map<string, number>();
  return [...all]
    .sort((a, b) => Number(b.competing) - Number(a.competing))
    .map((entry) => {
      const rank = (ranks.get(entry.country) ?? 0) + 1;
      ranks.set(entry.country, rank);
      const winner = winners.find((one) => isSame(entry, one));
      return {
        id: `${edition.year}-${entry.country.toLowerCase()}-${rank}`,
        year: edition.year,
        country: entry.country,
        title: entry.title,
        competing: entry.competing,
        award: winner === undefined ? null : ((winner.place ?? "mention") as PastEntry["award"]),
      };
    });
}

function isSame(
  entry: { country: string; title: string | null },
  winner: { country: string; project: string | null },
): boolean {
  return entry.country === winner.country && entry.title === winner.project;
}

function datesOf(edition: Facts): PastEdition["dates"] {
  if (!edition.dates) return null;
  const [from, until] = edition.dates.split("/");
  return { from: from!, until: until ?? from! };
}

/** Every known edition before the platform, the newest first. */
export const pastEditions: readonly PastEdition[] = facts.map((edition) => ({
  year: edition.year,
  presidency: edition.presidency,
  theme: edition.theme,
  city: edition.city,
  dates: datesOf(edition),
  entriesCount: edition.entriesCount,
  entries: entriesOf(edition),
  sources: edition.sources,
  notes: edition.notes,
}));

/** Finds a past edition by its year. */
export function pastEdition(year: number): PastEdition | undefined {
  return pastEditions.find((edition) => edition.year === year);
}

/** Finds a past entry by its lasting id. */
export function pastEntry(id: string): PastEntry | undefined {
  return pastEditions.flatMap((edition) => edition.entries).find((entry) => entry.id === id);
}

/** Says an award in words; nothing for an entry without one. */
export function sayAward(award: PastEntry["award"]): string | undefined {
  if (award === null) return undefined;
  if (award === "mention") return "Among the awarded, place not recorded";
  return { 1: "Winner", 2: "Second place", 3: "Third place" }[award];
}
