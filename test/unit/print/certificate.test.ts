import { describe, expect, test } from "vitest";
import { type CertificateFacts, certificatePdf } from "../../../app/print/certificate";
import { codeInGroups } from "../../../app/print/certificate-foot";
import { certificatePhrases } from "../../../app/print/certificate-phrases";
import { greekName, juryMember, presented, winner } from "./certificate-samples";
import { commandsOf, outOfOrder, reading } from "./reading";

/** #e6eaf4 as a drawing command: the colour of the word across the page. */
const lightBlue = [0xe6, 0xea, 0xf4]
  .map((part) => part / 255)
  .join(" ")
  .concat(" scn");

describe("a winner's certificate", () => {
  test("says all that it must, in order, in English and in the recipient's own letters", async () => {
    const { text } = await reading(certificatePdf(winner));
    expect(
      outOfOrder(text, [
        "European Crime Prevention Award 2026",
        "Ευρωπαϊκό Βραβείο Πρόληψης της Εγκληματικότητας 2026",
        "Winner of the first prize · Πρώτο βραβείο",
        greekName,
        "Nefeli Papakonstantinou",
        "for the project · για το έργο",
        "Lights On in the Neighbourhood · Φώτα στη Γειτονιά",
        "entered by Cyprus under the theme “After dark: safer evenings in public places”",
        "Κύπρος · Θέμα: «Μετά το σκοτάδι: ασφαλέστερα βράδια σε δημόσιους χώρους»",
        "Dublin, 9 December 2026 · Δουβλίνο, 9 Δεκεμβρίου 2026",
        "Aoife Ní Bhriain",
        "for the presidency of the Council, Ireland",
        "Bram Verhoeven",
        "Μπραμ Φερχούφεν",
        "Anybody can verify this certificate",
        "award.example/verify",
        "7F4K-Q2MX-9TRB-W3HD",
      ]),
    ).toEqual([]);
  });

  test("is one tagged page with a title, a language and parts told in their own language", async () => {
    const read = await reading(certificatePdf(winner));
    expect({
      pages: read.pages.length,
      tagged: read.tagged,
      language: read.language,
      title: read.title,
      figures: read.tags.filter((tag) => tag === "Figure").length,
      headings: read.tags.filter((tag) => tag === "H1").length,
      part: read.metadata.get("pdfaid:part"),
      conformance: read.metadata.get("pdfaid:conformance"),
      accessible: read.metadata.get("pdfuaid:part"),
    }).toEqual({
      pages: 1,
      tagged: true,
      language: "en-GB",
      title: "Certificate for Nefeli Papakonstantinou, European Crime Prevention Award 2026 (demonstration)",
      figures: 2,
      headings: 1,
      part: "2",
      conformance: "A",
      accessible: "1",
    });
    expect(read.tags.filter((tag) => tag === "Span el").length).toBeGreaterThan(5);
  });

  test("says DEMONSTRATION across the page and in small print, and only in a demonstration", async () => {
    const seen = async (facts: CertificateFacts) => {
      const bytes = certificatePdf(facts);
      return {
        word: (await reading(bytes)).text.match(/DEMONSTRATION/g)?.length ?? 0,
        lettersAcross: commandsOf(bytes).split(lightBlue).length - 1,
      };
    };
    expect([await seen(winner), await seen({ ...winner, demonstration: false })]).toEqual([
      { word: 1, lettersAcross: "DEMONSTRATION".length },
      { word: 0, lettersAcross: 0 },
    ]);
  });

  test("says a shared prize in both languages", async () => {
    const facts: CertificateFacts = { ...winner, award: { ...awardOf(winner), place: 2, shared: true } };
    expect((await reading(certificatePdf(facts))).text).toContain(
      "Winner of the second prize, shared · Δεύτερο βραβείο (ex aequo)",
    );
  });

  test("keeps every letter of names and titles far too long for the page, on one page", async () => {
    const name = "Παπακωνσταντίνου-Χατζηγεωργίου ".repeat(8).trim();
    const title = "A title that goes on and on ".repeat(9).trim();
    const facts: CertificateFacts = {
      ...winner,
      award: { ...awardOf(winner), project: { title: { latin: title }, stateCode: "CY" } },
      recipient: { latin: "L".repeat(160), own: { text: name, lang: "el" } },
    };
    const read = await reading(certificatePdf(facts));
    const letters = read.text.replaceAll(" ", "");
    expect({
      pages: read.pages.length,
      missing: outOfOrder(letters, [name.replaceAll(" ", ""), "L".repeat(160), title.replaceAll(" ", "")]),
    }).toEqual({ pages: 1, missing: [] });
  });

  test("is in English with the own name where the language has no fixed words", async () => {
    const { text } = await reading(certificatePdf({ ...winner, language: "ga" }));
    expect(
      outOfOrder(text, ["Winner of the first prize", greekName, "for the project", "9 December 2026"]),
    ).toEqual([]);
    expect(text).not.toContain("Θέμα");
  });
});

test("a presented project and a jury member are named as what they are", async () => {
  const [project, jury] = await Promise.all([
    reading(certificatePdf(presented)),
    reading(certificatePdf(juryMember)),
  ]);
  expect(
    outOfOrder(project.text, [
      "Project presented at the Best Practice Conference · Представен проект",
      "Живка Драгойчева",
      "Svetli spirki · Светли спирки",
    ]),
  ).toEqual([]);
  expect(
    outOfOrder(jury.text, [
      "Member of the jury · Dalyvavimas vertinimo komisijoje",
      "Žydrūnė Šiaučiūnaitė",
      "in the delegation",
      "Lithuania",
      "2026 m. gruodžio 9 d.",
    ]),
  ).toEqual([]);
});

test("every language with fixed words prints them letter by letter", async () => {
  for (const [language, phrases] of Object.entries(certificatePhrases)) {
    const { text } = await reading(certificatePdf({ ...winner, language }));
    expect([language, outOfOrder(text, [phrases.award, phrases.prizes[0], phrases.forTheProject])]).toEqual([
      language,
      [],
    ]);
    expect([language, text.includes("\ufffd")]).toEqual([language, false]);
  }
});

test("the same facts give the same bytes, whatever was printed between", () => {
  const first = certificatePdf(winner);
  certificatePdf(presented);
  expect(Buffer.from(certificatePdf(winner)).equals(Buffer.from(first))).toBe(true);
});

test("certificates printed side by side lose no letter", async () => {
  // A letter that is part of another one in the document before (A of Å) is the one that goes missing.
  const [first, second] = await Promise.all(
    ["Åsa Ångström", "Anna Andersson"].map(async (latin) =>
      reading(certificatePdf({ ...winner, recipient: { latin }, language: "sv" })),
    ),
  );
  expect([first?.text.includes("Åsa Ångström"), second?.text.includes("Anna Andersson")]).toEqual([
    true,
    true,
  ]);
});

test("a title with characters of XML leaves the metadata readable", async () => {
  const { title, metadata } = await reading(
    certificatePdf({ ...winner, recipient: { latin: 'Smith & Sons <"Ltd">' } }),
  );
  const expected =
    'Certificate for Smith & Sons <"Ltd">, European Crime Prevention Award 2026 (demonstration)';
  expect([title, metadata.get("dc:title")]).toEqual([expected, expected]);
});

test("a code is set in groups of four capitals", () => {
  expect(codeInGroups("7f4kq2mx9trbw3hd")).toBe("7F4K-Q2MX-9TRB-W3HD");
});

function awardOf(facts: CertificateFacts) {
  if (facts.award.kind !== "winner") throw new Error("Not a winner's certificate.");
  return facts.award;
}
