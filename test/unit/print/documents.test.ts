import { describe, expect, test } from "vitest";
import { blankFormPdf } from "../../../app/print/blank-form";
import { certificatePdf } from "../../../app/print/certificate";
import { entryPdf } from "../../../app/print/entry";
import { minutesPdf } from "../../../app/print/minutes";
import { programmePdf } from "../../../app/print/programme";
import { receiptPdf } from "../../../app/print/receipt";
import { registerPdf } from "../../../app/print/register";
import { winner } from "./certificate-samples";
import { minutes, programme } from "./conference-samples";
import { outOfOrder, reading } from "./reading";
import { register } from "./register-samples";
import { blankForm, filled, longAnswer, numberedWords, receipt } from "./samples";

const documents: Record<string, (demonstration: boolean) => Uint8Array> = {
  certificate: (demonstration) => certificatePdf({ ...winner, demonstration }),
  receipt: (demonstration) => receiptPdf({ ...receipt, demonstration }),
  "blank form": (demonstration) => blankFormPdf({ ...blankForm, demonstration }),
  entry: (demonstration) => entryPdf({ ...filled, demonstration }),
  programme: (demonstration) => programmePdf({ ...programme, demonstration }),
  minutes: (demonstration) => minutesPdf({ ...minutes, demonstration }),
  "register of interests": (demonstration) => registerPdf({ ...register, demonstration }),
};

describe.each(Object.entries(documents))("the %s", (name, print) => {
  test("is tagged, has a title and a language, and numbers its pages", async () => {
    const read = await reading(print(true));
    expect({ tagged: read.tagged, language: read.language, titled: (read.title ?? "") !== "" }).toEqual({
      tagged: true,
      language: "en-GB",
      titled: true,
    });
    const count = read.pages.length;
    if (name !== "certificate")
      expect(read.pages.map((page, index) => page.includes(`${index + 1} of ${count}`))).toEqual(
        read.pages.map(() => true),
      );
    expect(read.tags.filter((tag) => tag === "H1").length).toBe(1);
  });

  test("says on every page that it is a demonstration, and on no page that it is one when it is not", async () => {
    const marked = (await reading(print(true))).pages.map((page) => page.includes("DEMONSTRATION"));
    const unmarked = (await reading(print(false))).pages.map((page) => page.includes("DEMONSTRATION"));
    expect([marked.every(Boolean), unmarked.some(Boolean)]).toEqual([true, false]);
  });

  test("has the same bytes for the same facts", () => {
    expect(Buffer.from(print(true)).equals(Buffer.from(print(true)))).toBe(true);
  });

  test("embeds every font it uses", () => {
    const bytes = Buffer.from(print(true)).toString("latin1");
    const used = bytes.match(/\/BaseFont \/[^\s]+/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((font) => !/\/[A-Z]{6}\+Noto(Serif|Sans)-/.test(font))).toEqual([]);
  });
});

test("a receipt holds who, when in both times, the digests and every answer in order", async () => {
  const { text } = await reading(receiptPdf(receipt));
  expect(
    outOfOrder(text, [
      "Receipt of submission",
      "Lights On in the Neighbourhood",
      "Φώτα στη Γειτονιά",
      "Cyprus",
      "Competing entry",
      "29 September 2026, 16:05 (Brussels)",
      "29 September 2026, 14:05 UTC, exactly 2026-09-29T14:05:09.123Z",
      "Eleni Charalambous",
      "9f86d081 884c7d65",
      "60303ae2 2b998861",
      "What the digests prove",
      "Give a short description of the project",
      longAnswer.replace(/\n+/g, " ").slice(0, 60),
      "the bus company, which paid",
      "Φώτα στη Γειτονιά, Ħal Qormi, Đặng, Łódź",
      "Anything else?",
      "Not answered",
      "For the jury only, never published. Reason: The address of a shelter",
    ]),
  ).toEqual([]);
});

test("an answer of 600 words goes on over pages without losing or doubling a word", async () => {
  const read = await reading(entryPdf(filled));
  const words = read.pages.flatMap((page) => page.match(/\bevening\d+\b/g) ?? []);
  expect(words).toEqual(numberedWords(600).split(" "));
  expect(read.pages.length).toBeGreaterThan(2);
});

test("an answer's list is told as a list", async () => {
  const sections = [{ title: "Partners", answers: [{ label: "Who?", answer: "They are:\n- one\n- two" }] }];
  const { tags } = await reading(entryPdf({ ...filled, entry: { ...filled.entry, sections } }));
  expect(tags.slice(tags.indexOf("L"))).toEqual(["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]);
});

test("a blank form shows every question with hint, guidance, limit and condition, and no field to fill in", async () => {
  const bytes = blankFormPdf(blankForm);
  const { text } = await reading(bytes);
  expect(
    outOfOrder(text, [
      "Entries close on 30 September 2026, 23:59 (Brussels).",
      "1. General information",
      "1.1 Title of the project",
      "Required. At most 20 words.",
      "In English.",
      "Yes, it is still running",
      "Optional. Only if the answer to “Is the project still running?” is “No, it has ended”.",
      "2. Intelligence",
      "Required. At most 600 words.",
      "the crime or disorder and its consequences",
      "Confirmed",
    ]),
  ).toEqual([]);
  expect(Buffer.from(bytes).toString("latin1")).not.toContain("/AcroForm");
});

test("a programme gives the times of the conference's own zone and repeats its table's header on every page", async () => {
  const helsinki = { ...programme, conference: { ...programme.conference, zone: "Europe/Helsinki" } };
  const read = await reading(programmePdf(programme));
  expect(
    outOfOrder(read.text, [
      "Best Practice Conference 2026",
      "The Printworks, Dublin",
      "3, published on 27 November 2026, 10:00",
      "Tuesday, 8 December 2026",
      "09:30 to 11:30",
      "Streets after dark",
      "Great Hall",
      "10:15",
      "Late Tram",
      "Czechia · Přemysl Říha",
      "Wednesday, 9 December 2026",
    ]),
  ).toEqual([]);
  expect(read.pages.map((page) => /Time ?Session ?Room/.test(page))).toEqual(read.pages.map(() => true));
  expect((await reading(programmePdf(helsinki))).text).toContain("11:30 to 13:30");
  expect(read.outline).toEqual(["Tuesday, 8 December 2026", "Wednesday, 9 December 2026"]);
});

test("a programme without sessions says so", async () => {
  const { text } = await reading(programmePdf({ ...programme, days: [] }));
  expect(text).toContain("No session has been published yet.");
});

test("minutes hold attendance, departures, votes, reasons, digests and signatures, confidential on every page", async () => {
  const read = await reading(minutesPdf(minutes));
  expect(
    outOfOrder(read.text, [
      "10 November 2026, 09:00",
      "Chair",
      "Aoife Ní Bhriain (Ireland)",
      "Who was present",
      "Jan Novák and Marta Kowalczyk",
      "Greece: excused, flight cancelled",
      "Who left the room, and for which entry",
      "Own country. Left the room.",
      "4 in favour, none against",
      "First place: Lights On in the Neighbourhood",
      "Φώτα στη Γειτονιά",
      "Second place, shared: Doors That Stay Open",
      "low cost",
      "Second place, shared: Late Tram",
      "Digest of the statement",
      "Head of the history",
      "Signatures",
      "Vice-chair, Cyprus",
      "Bram Verhoeven",
    ]),
  ).toEqual([]);
  const warned = read.pages.map((page) => page.includes("Confidential until the announcement"));
  expect(warned).toEqual(read.pages.map(() => true));
  const open = await reading(minutesPdf({ ...minutes, confidentialUntilAnnounced: false }));
  expect(open.text).not.toContain("Confidential");
});

const hostile = ` a\u0000\u202eb\u200bc\u2066 \ud83d\ude00 \ud800 (x) \\ <&> ${"z\u0300\u0301".repeat(12)} ${"W".repeat(90)}`;

/** Adds hostile characters to every text that people write; codes, instants and days come from the platform itself. */
function poisoned<T>(facts: T, name = ""): T {
  const ours =
    /At$|^at$|^day$|^date$|^zone$|^lang$|^language$|Code$|^kind$|^role$|^type$|^id$|^address$|^code$/;
  if (typeof facts === "string") return (ours.test(name) ? facts : `${facts}${hostile}`) as T;
  if (Array.isArray(facts)) return facts.map((one) => poisoned(one, name)) as T;
  if (typeof facts !== "object" || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, poisoned(value, key)])) as T;
}

test("hostile characters in every text of every document leave it readable", async () => {
  const all: [Uint8Array, string][] = [
    [certificatePdf(poisoned(winner)), "Nefeli Papakonstantinou abc \ufffd \ufffd (x) \\ <&> z"],
    [receiptPdf(poisoned(receipt)), "Eleni Charalambous abc \ufffd \ufffd (x) \\ <&> z"],
    [blankFormPdf(poisoned(blankForm)), "May it be translated? abc \ufffd \ufffd (x) \\ <&> z"],
    [entryPdf(poisoned(filled)), "Anything else? abc \ufffd \ufffd (x) \\ <&> z"],
    [programmePdf(poisoned(programme)), "Streets after dark abc \ufffd \ufffd (x) \\ <&> z"],
    [minutesPdf(poisoned(minutes)), "Late Tram abc \ufffd \ufffd (x) \\ <&> z"],
  ];
  for (const [bytes, expected] of all) expect((await reading(bytes)).text).toContain(expected);
});

test("a register holds what was declared, who is recused, by whom, when and why, and what was decided", async () => {
  const { text, tags } = await reading(registerPdf(register));
  expect(
    outOfOrder(text, [
      "Register of interests",
      "Anna Office",
      "The whole delegation",
      "What concerns entries whose judging is not for the reader is left out.",
      "Recusals",
      "Calm Harbour (Croatia)",
      "Finland",
      "Recusal imposed",
      "Their ministry pays for it.",
      "By Maria Chair",
      "Declared conflicts",
      "Κρήνη Ενός (Greece)",
      "Conflict: Family or personal ties",
      "Decided suspicions",
      "No suspicion was decided.",
      "No interest, by person",
      "No interest declared in the entry of Malta.",
      "Organisations that people stated as theirs",
      "Institute A and Board B",
    ]),
  ).toEqual([]);
  expect(tags).toContain("THead");
});
