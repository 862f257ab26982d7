import type { MinutesFacts } from "../../../app/print/minutes";
import type { ProgrammeFacts } from "../../../app/print/programme";
import { circumstances, edition, longAnswer } from "./samples";

const states = [
  ["Austria", "Quiet Courtyards", "Magdalena Oberhofer"],
  ["Bulgaria", "Svetli spirki", "Zhivka Dragoycheva"],
  ["Cyprus", "Lights On in the Neighbourhood", "Nefeli Papakonstantinou"],
  ["Czechia", "Late Tram", "Přemysl Říha"],
  ["Germany", "Walking Home Together", "Friederike Groß"],
  ["Estonia", "The Lamp Post Council", "Õnne Pärn"],
  ["Ireland", "Night Owls of the Quays", "Caoimhe Ní Fhlatharta"],
  ["Lithuania", "Doors That Stay Open", "Žydrūnė Šiaučiūnaitė"],
] as const;

export const programme: ProgrammeFacts = {
  ...circumstances,
  edition,
  conference: {
    title: "Best Practice Conference 2026",
    city: "Dublin",
    venue: "The Printworks",
    zone: "Europe/Dublin",
  },
  version: 3,
  publishedAt: "2026-11-27T10:00:00.000Z",
  days: ["2026-12-08", "2026-12-09"].map((day) => ({
    day,
    sessions: [
      {
        startsAt: `${day}T09:00:00.000Z`,
        endsAt: `${day}T09:30:00.000Z`,
        room: "Great Hall",
        kind: "Opening",
        title: "Welcome by the presidency",
        slots: [],
      },
      {
        startsAt: `${day}T09:30:00.000Z`,
        endsAt: `${day}T11:30:00.000Z`,
        room: "Great Hall",
        kind: "Project presentations",
        title: "Streets after dark",
        summary: "Each project has ten minutes and five for questions.",
        slots: states.map(([state, title, presenter], index) => ({
          startsAt: new Date(Date.parse(`${day}T09:30:00.000Z`) + index * 900_000).toISOString(),
          state,
          title,
          presenter,
        })),
      },
      {
        startsAt: `${day}T11:30:00.000Z`,
        endsAt: `${day}T12:00:00.000Z`,
        kind: "Break",
        title: "Break",
        slots: [],
      },
      {
        startsAt: `${day}T12:00:00.000Z`,
        endsAt: `${day}T13:30:00.000Z`,
        room: "Workshop room 2",
        kind: "Workshop",
        title: "How to count what did not happen",
        slots: states.map(([state, title, presenter]) => ({ state, title, presenter })),
      },
    ],
  })),
};

export const minutes: MinutesFacts = {
  ...circumstances,
  edition,
  meeting: {
    openedAt: "2026-11-10T09:00:00.000Z",
    closedAt: "2026-11-10T16:40:00.000Z",
    zone: "Europe/Dublin",
    place: "Dublin Castle, room 4",
  },
  chair: "Aoife Ní Bhriain (Ireland)",
  viceChair: "Eleni Charalambous (Cyprus)",
  present: [
    { delegation: "Ireland", people: ["Aoife Ní Bhriain"] },
    { delegation: "Cyprus", people: ["Eleni Charalambous"] },
    { delegation: "Lithuania", people: ["Žydrūnė Šiaučiūnaitė"] },
    { delegation: "Institute of Urban Safety", people: ["Jan Novák", "Marta Kowalczyk"] },
  ],
  absent: [{ delegation: "Greece", reason: "excused, flight cancelled" }],
  departures: [
    {
      entryTitle: "Lights On in the Neighbourhood",
      state: "Cyprus",
      delegation: "Cyprus",
      reason: "Own country",
      left: true,
    },
    {
      entryTitle: "Doors That Stay Open",
      state: "Lithuania",
      delegation: "Institute of Urban Safety",
      reason: "Evaluated the project in 2024",
      left: true,
    },
  ],
  votes: [
    {
      motion: "To follow the order of the ranking for all three places",
      outcome: "4 in favour, none against",
    },
  ],
  decision: {
    decidedAt: "2026-11-10T16:20:00.000Z",
    method: "Places follow the recusal-corrected mean of the final score sheets, as published with the call.",
    places: [
      {
        place: 1,
        shared: false,
        title: { latin: "Lights On in the Neighbourhood", own: { text: "Φώτα στη Γειτονιά", lang: "el" } },
        state: "Cyprus",
        reasons: `The evaluation compares twelve lit stops with twelve dark ones over two winters. ${longAnswer.slice(0, 700)}`,
      },
      {
        place: 2,
        shared: true,
        title: { latin: "Doors That Stay Open" },
        state: "Lithuania",
        reasons: "A simple idea, carried by the neighbours:\n- low cost\n- clear results",
      },
      {
        place: 2,
        shared: true,
        title: { latin: "Late Tram" },
        state: "Czechia",
        reasons: "The last tram waits. Assaults on the way home fell by a third.",
      },
    ],
  },
  confidentialUntilAnnounced: true,
  statementDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  historyHead: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
  signatures: [
    { role: "Chair, Ireland", name: "Aoife Ní Bhriain" },
    { role: "Vice-chair, Cyprus", name: "Eleni Charalambous" },
    { role: "Secretariat", name: "Bram Verhoeven" },
  ],
};
