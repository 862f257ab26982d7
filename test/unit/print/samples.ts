import type { FormTemplate } from "../../../app/domain/forms/question";
import type { BlankFormFacts } from "../../../app/print/blank-form";
import type { CertificateFacts } from "../../../app/print/certificate";
import type { EntryFacts } from "../../../app/print/entry";
import type { PrintedEntry } from "../../../app/print/facts";
import type { MinutesFacts } from "../../../app/print/minutes";
import type { ProgrammeFacts } from "../../../app/print/programme";
import type { ReceiptFacts } from "../../../app/print/receipt";

const edition = {
  name: "2026 (demonstration)",
  theme: "After dark: safer evenings in public places",
};
const circumstances = { printedAt: "2026-12-01T09:30:00.000Z", demonstration: true };

/** Numbered words, so that a lost line is seen. */
export function numberedWords(count: number, word = "evening"): string {
  return Array.from({ length: count }, (_, index) => `${word}${index + 1}`).join(" ");
}

export const longAnswer = Array.from({ length: 6 }, (_, paragraph) =>
  Array.from(
    { length: 10 },
    (_, sentence) => `Sentence ${paragraph * 10 + sentence + 1} of ten words says what the partners did.`,
  ).join(" "),
).join("\n\n");

export const greekName = "Νεφέλη Παπακωνσταντίνου";

export const winner: CertificateFacts = {
  ...circumstances,
  year: 2026,
  award: {
    kind: "winner",
    place: 1,
    project: {
      title: {
        latin: "Lights On in the Neighbourhood",
        own: { text: "Φώτα στη Γειτονιά", lang: "el" },
      },
      stateCode: "CY",
    },
  },
  recipient: { latin: "Nefeli Papakonstantinou", own: { text: greekName, lang: "el" } },
  language: "el",
  theme: {
    english: edition.theme,
    own: "Μετά το σκοτάδι: ασφαλέστερα βράδια σε δημόσιους χώρους",
  },
  city: { english: "Dublin", own: "Δουβλίνο" },
  date: "2026-12-09",
  signatories: [
    { name: { latin: "Aoife Ní Bhriain" }, role: "presidency", presidencyCode: "IE" },
    {
      name: { latin: "Bram Verhoeven", own: { text: "Μπραμ Φερχούφεν", lang: "el" } },
      role: "secretariat",
    },
  ],
  verification: { address: "https://award.example/verify", code: "7f4kq2mx9trbw3hd" },
};

export const presented: CertificateFacts = {
  ...winner,
  award: {
    kind: "presented-project",
    project: {
      title: { latin: "Svetli spirki", own: { text: "Светли спирки", lang: "bg" } },
      stateCode: "BG",
    },
  },
  recipient: { latin: "Zhivka Dragoycheva", own: { text: "Живка Драгойчева", lang: "bg" } },
  language: "bg",
  theme: { english: edition.theme, own: "След здрач: по-безопасни вечери на обществени места" },
  city: { english: "Dublin", own: "Дъблин" },
};

export const juryMember: CertificateFacts = {
  ...winner,
  demonstration: false,
  award: { kind: "jury-member", delegation: "Lithuania" },
  recipient: { latin: "Žydrūnė Šiaučiūnaitė" },
  language: "lt",
  theme: { english: edition.theme, own: "Sutemus: saugesni vakarai viešose vietose" },
  city: { english: "Dublin", own: "Dublinas" },
};

export const entry: PrintedEntry = {
  id: "0123456789abcdef",
  title: { latin: "Lights On in the Neighbourhood", own: { text: "Φώτα στη Γειτονιά", lang: "el" } },
  state: "Cyprus",
  kind: "competing",
  sections: [
    {
      title: "The project",
      answers: [
        { label: "Give a short description of the project", answer: longAnswer },
        {
          label: "Who are the partners?",
          answer:
            "The partners met every month:\n- the municipality of Lefkosia\n- the bus company, which paid for the lamps and kept them burning through two winters, and whose drivers reported dark stops\n- schools",
        },
        { label: "Own title", answer: "Φώτα στη Γειτονιά, Ħal Qormi, Đặng, Łódź", lang: "el" },
        { label: "Anything else?", answer: "" },
      ],
    },
    {
      title: "Results",
      answers: [
        { label: "How was the project evaluated?", answer: numberedWords(600) },
        {
          label: "Which methods must stay confidential?",
          answer: "The address of the shelter is known to the partners only.",
          juryOnlyReason: "The address of a shelter",
        },
      ],
    },
  ],
};

export const receipt: ReceiptFacts = {
  ...circumstances,
  edition,
  entry,
  submission: { at: "2026-09-29T14:05:09.123Z", by: "Eleni Charalambous" },
  contentDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  historyHead: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
};

export const filled: EntryFacts = {
  ...circumstances,
  edition,
  entry,
  status: "Submitted on 29 September 2026",
};

const form: FormTemplate = {
  name: "five-is",
  title: "Entry form (5Is)",
  version: 1,
  sections: [
    {
      id: "general",
      title: "General information",
      lead: "What the jury reads first.",
      questions: [
        {
          id: "title",
          type: "short-text",
          label: "Title of the project",
          hint: "In English.",
          required: true,
          maxWords: 20,
        },
        {
          id: "running",
          type: "choice",
          label: "Is the project still running?",
          required: true,
          choices: [
            { value: "yes", label: "Yes, it is still running" },
            { value: "no", label: "No, it has ended" },
          ],
        },
        {
          id: "ended",
          type: "date",
          label: "When did it end?",
          required: false,
          when: { question: "running", is: ["no"] },
        },
        { id: "cost", type: "amount", label: "What did it cost?", required: true },
        { id: "links", type: "links", label: "Where can one read more?", required: false },
      ],
    },
    {
      id: "intelligence",
      title: "Intelligence",
      questions: [
        {
          id: "problem",
          type: "long-text",
          label: "Which problem does the project address, and how do you know?",
          hint: "Figures before the project help.",
          guidance: [
            "The jury looks for:",
            "- the crime or disorder and its consequences",
            "- who suffers from it, and what causes it",
          ],
          required: true,
          maxWords: 600,
        },
        {
          id: "kinds",
          type: "choices",
          label: "Whom does it reach?",
          required: true,
          choices: [
            { value: "a", label: "Victims" },
            { value: "b", label: "Offenders" },
            { value: "c", label: "Places and buildings" },
          ],
        },
        { id: "public", type: "yes-no", label: "May it be translated?", required: true },
        {
          id: "agreed",
          type: "confirmation",
          label: "The project's owner knows of this entry and agrees with it.",
          required: true,
        },
      ],
    },
  ],
};

export const blankForm: BlankFormFacts = {
  ...circumstances,
  edition,
  form,
  deadlineAt: "2026-09-30T22:00:00.000Z",
};

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
