import { sayDay, sayInstant, sayTime } from "../domain/times";
import { colours } from "./document";
import type { PrintCircumstances, PrintedEdition } from "./facts";
import { finishFlow, type Style, startFlow, styles } from "./flow";
import { type Cell, type CellText, factTable, headedTable } from "./table";
import { heading, paragraph } from "./text";

export type ProgrammeSlot = {
  startsAt?: string;
  state?: string;
  title: string;
  presenter?: string;
};

export type ProgrammeSession = {
  startsAt: string;
  endsAt: string;
  room?: string;
  /** The kind of session in words: "Project presentations", "Break". */
  kind: string;
  title: string;
  summary?: string;
  slots: readonly ProgrammeSlot[];
};

export type ProgrammeDay = { day: string; sessions: readonly ProgrammeSession[] };

export type ProgrammeFacts = PrintCircumstances & {
  edition: PrintedEdition;
  conference: { title: string; city: string; venue?: string; zone: string };
  version: number;
  publishedAt: string;
  days: readonly ProgrammeDay[];
};

const base: Style = { ...styles.body, size: 10, leading: 14, after: 0 };
const strong: Style = { ...base, face: "sans-bold" };
const second: Style = { ...base, size: 9.5, colour: colours.second };
const quiet: Style = { ...base, colour: colours.second };

/** Prints a published programme, all times in the conference's own zone. */
export function programmePdf(facts: ProgrammeFacts): Uint8Array {
  const { conference } = facts;
  const zone = conference.zone;
  const flow = startFlow({ ...facts, document: "Programme", about: conference.title });
  factTable(flow, [
    ["Conference", conference.title],
    ["Place", [conference.venue, conference.city].filter((one) => one !== undefined).join(", ")],
    ["Times", `Local time in ${conference.city} (${zone.replaceAll("_", " ")})`],
    ["Version", `${facts.version}, published on ${sayInstant(facts.publishedAt, zone)}`],
  ]);
  if (facts.days.length === 0) paragraph(flow, "No session has been published yet.");
  for (const day of facts.days) {
    if (day.sessions.length === 0) {
      heading(flow, dayHeading(day.day));
      paragraph(flow, "No session on this day.");
      continue;
    }
    headedTable(flow, dayHeading(day.day), {
      columns: [
        { header: "Time", share: 0.19 },
        { header: "Session", share: 0.57 },
        { header: "Room", share: 0.24 },
      ],
      rowHead: 1,
      rows: day.sessions.flatMap((session) => rowsOf(session, zone)),
    });
  }
  return finishFlow(flow);
}

function dayHeading(day: string): string {
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
  return `${weekday.format(new Date(`${day}T12:00:00.000Z`))}, ${sayDay(day)}`;
}

function rowsOf(session: ProgrammeSession, zone: string): Cell[][] {
  const times = `${sayTime(session.startsAt, zone)} to ${sayTime(session.endsAt, zone)}`;
  const about: CellText[] = [{ text: session.title, style: strong }];
  if (session.kind !== session.title) about.push({ text: session.kind, style: second });
  if (session.summary) about.push({ text: session.summary, style: base });
  return [
    [[{ text: times, style: strong }], about, [{ text: session.room ?? "", style: base }]],
    ...session.slots.map((slot): Cell[] => [
      [{ text: slot.startsAt === undefined ? "" : sayTime(slot.startsAt, zone), style: quiet }],
      slotText(slot),
      "",
    ]),
  ];
}

function slotText(slot: ProgrammeSlot): CellText[] {
  const people = [slot.state, slot.presenter].filter((one) => one !== undefined && one !== "");
  return [
    { text: slot.title, style: base },
    ...(people.length > 0 ? [{ text: people.join(" · "), style: second }] : []),
  ];
}
