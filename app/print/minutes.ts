import { listed } from "../domain/text";
import { sayInstant, sayTime } from "../domain/times";
import { colours, drawRule } from "./document";
import { ownName, type PrintCircumstances, type PrintedEdition, type PrintedName } from "./facts";
import { type Flow, finishFlow, keepTogether, startFlow, styles, text } from "./flow";
import { digestCell } from "./receipt";
import { factTable, headedTable } from "./table";
import { heading, list, paragraph, plainText } from "./text";

export type MinutesFacts = PrintCircumstances & {
  edition: PrintedEdition;
  meeting: { openedAt: string; closedAt: string; zone: string; place: string };
  chair: string;
  viceChair?: string;
  present: readonly { delegation: string; people: readonly string[] }[];
  absent: readonly { delegation: string; reason: string }[];
  departures: readonly {
    entryTitle: string;
    state: string;
    delegation: string;
    reason: string;
    /** False where the delegation was not in the meeting at all. */
    left: boolean;
  }[];
  votes: readonly { motion: string; outcome: string }[];
  decision: {
    decidedAt: string;
    /** The edition's method of ranking in a sentence. */
    method: string;
    places: readonly { place: number; shared: boolean; title: PrintedName; state: string; reasons: string }[];
  };
  confidentialUntilAnnounced: boolean;
  /** SHA-256 of the sealed statement, in hexadecimal digits. */
  statementDigest: string;
  historyHead: string;
  signatures: readonly { role: string; name: string }[];
};

/** Prints the minutes of the jury meeting: who was there, who left for which entry, what was decided and why. */
export function minutesPdf(facts: MinutesFacts): Uint8Array {
  const { meeting } = facts;
  const flow = startFlow({
    ...facts,
    document: "Minutes of the jury meeting",
    ...(facts.confidentialUntilAnnounced ? { warning: "Confidential until the announcement" } : {}),
  });
  factTable(flow, [
    ["Place", meeting.place],
    ["Opened", sayInstant(meeting.openedAt, meeting.zone)],
    ["Closed", sayInstant(meeting.closedAt, meeting.zone)],
    ["Times", `Local time (${meeting.zone.replaceAll("_", " ")})`],
    ["Chair", facts.chair],
    ...(facts.viceChair === undefined ? [] : ([["Vice-chair", facts.viceChair]] as const)),
  ]);
  printAttendance(flow, facts);
  printDepartures(flow, facts);
  printVotes(flow, facts);
  printDecision(flow, facts);
  printSignatures(flow, facts);
  return finishFlow(flow);
}

function printAttendance(flow: Flow, facts: MinutesFacts): void {
  const title = "Who was present";
  if (facts.present.length === 0) {
    heading(flow, title);
    paragraph(flow, "No delegation was present.");
  } else {
    headedTable(flow, title, {
      columns: [
        { header: "Delegation", share: 0.45 },
        { header: "People", share: 0.55 },
      ],
      rows: facts.present.map((one) => [one.delegation, listed(one.people)]),
    });
  }
  if (facts.absent.length > 0) {
    text(flow, "Absent", styles.label, { tag: "H3", keep: 30 });
    list(
      flow,
      facts.absent.map((one) => `${one.delegation}: ${one.reason}`),
    );
  }
}

function printDepartures(flow: Flow, facts: MinutesFacts): void {
  const title = "Who left the room, and for which entry";
  if (facts.departures.length === 0) {
    heading(flow, title);
    paragraph(flow, "No delegation had to leave the room.");
    return;
  }
  headedTable(flow, title, {
    columns: [
      { header: "Entry", share: 0.36 },
      { header: "Delegation", share: 0.26 },
      { header: "Reason", share: 0.38 },
    ],
    rows: facts.departures.map((one) => [
      `${one.entryTitle} (${one.state})`,
      one.delegation,
      one.left ? `${one.reason}. Left the room.` : `${one.reason}. Was not in the meeting.`,
    ]),
  });
}

function printVotes(flow: Flow, facts: MinutesFacts): void {
  if (facts.votes.length === 0) return;
  headedTable(flow, "Motions and votes", {
    columns: [
      { header: "Motion", share: 0.6 },
      { header: "Outcome", share: 0.4 },
    ],
    rows: facts.votes.map((one) => [one.motion, one.outcome]),
  });
}

const ordinals: Readonly<Record<number, string>> = { 1: "First", 2: "Second", 3: "Third" };

function printDecision(flow: Flow, facts: MinutesFacts): void {
  const { decision, meeting } = facts;
  heading(flow, "The decision");
  paragraph(
    flow,
    `Decided on ${sayInstant(decision.decidedAt, meeting.zone)}; meeting closed at ${sayTime(meeting.closedAt, meeting.zone)}.`,
  );
  paragraph(flow, decision.method);
  for (const one of decision.places) {
    const place = `${ordinals[one.place] ?? `${one.place}th`} place${one.shared ? ", shared" : ""}`;
    flow.y += 6;
    text(
      flow,
      `${place}: ${one.title.latin}`,
      { ...styles.label, face: "serif-bold", size: 12, leading: 17 },
      {
        tag: "H3",
        keep: 60,
      },
    );
    const own = ownName(one.title);
    if (own) text(flow, own.text, { ...styles.body, face: "serif", after: 2 }, { lang: own.lang });
    text(flow, one.state, styles.note);
    plainText(flow, one.reasons);
  }
  heading(flow, "What fixes this decision");
  paragraph(
    flow,
    "The sealed statement holds the places and their reasons. Its digest is public from the decision on, its content after the announcement; whoever has the statement can compute the digest and see that it is the same.",
  );
  factTable(flow, [
    ["Digest of the statement (SHA-256)", digestCell(facts.statementDigest)],
    ["Head of the history (SHA-256)", digestCell(facts.historyHead)],
  ]);
}

function printSignatures(flow: Flow, facts: MinutesFacts): void {
  if (facts.signatures.length === 0) return;
  const perRow = 2;
  const rows = Math.ceil(facts.signatures.length / perRow);
  const height = 84;
  heading(flow, "Signatures");
  const width = (flow.width - 32) / perRow;
  for (let row = 0; row < rows; row += 1) {
    keepTogether(flow, height);
    const from = flow.y + 44;
    let lowest = from;
    facts.signatures.slice(row * perRow, row * perRow + perRow).forEach((one, index) => {
      const column: Flow = { ...flow, left: flow.left + index * (width + 32), width, y: from };
      drawRule(flow.paper, column.left, column.y, width, colours.ink);
      column.y += 4;
      text(column, one.name, { ...styles.label, after: 0 });
      text(column, one.role, styles.note);
      lowest = Math.max(lowest, column.y);
    });
    flow.y = lowest;
  }
}
