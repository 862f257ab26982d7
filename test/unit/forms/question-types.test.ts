import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question, QuestionType } from "../../../app/domain/forms/question";
import { questionTypes } from "../../../app/domain/forms/question-types";

const choices = [
  { value: "social", label: "Social development" },
  { value: "local", label: "Locally based" },
  { value: "situational", label: "Situational" },
];

function question(type: QuestionType, more: Partial<Question> = {}): Question {
  return { id: "q", type, label: "A question", required: true, choices, ...more };
}

/** What a submission says to a text: nothing when it accepts it. */
function sentenceOn(type: QuestionType, text: string, more: Partial<Question> = {}): string | undefined {
  return questionTypes[type].schema(question(type, more)).safeParse(text).error?.issues[0]?.message;
}

const parse = (type: QuestionType, ...typed: string[]) => questionTypes[type].parse(typed, question(type));
const display = (type: QuestionType, text: string) => questionTypes[type].display(text, question(type));

describe("a short text", () => {
  it("is one line in normal form", () => {
    expect(parse("short-text", "  Cafe\u0301 \r\n  am   Markt\u0000 ")).toBe("Café am Markt");
  });
});

describe("a long text", () => {
  it("keeps its paragraphs and lists, with one kind of line end", () => {
    expect(parse("long-text", "One.\r\n\r\n- two\r- three\n")).toBe("One.\n\n- two\n- three");
  });
  it("is counted in words and told by how many it is too long", () => {
    const words = Array.from({ length: 601 }, () => "word").join(" ");
    expect(sentenceOn("long-text", words, { maxWords: 600 })).toBe(
      "This answer has 601 words, and at most 600 are allowed. Shorten it by 1.",
    );
    expect(sentenceOn("long-text", words.slice(5), { maxWords: 600 })).toBeUndefined();
  });
});

describe("a date", () => {
  it("is kept as a calendar day, however it is typed", () => {
    expect(
      ["2025-12-31", "31/12/2025", "31.12.2025", "1-2-2025", "soon"].map((text) => parse("date", text)),
    ).toEqual(["2025-12-31", "2025-12-31", "2025-12-31", "2025-02-01", "soon"]);
  });
  it("is accepted only when the day exists", () => {
    expect([
      sentenceOn("date", "2024-02-29"),
      sentenceOn("date", "2025-02-29"),
      sentenceOn("date", "soon"),
    ]).toEqual([
      undefined,
      "Enter a day that exists, for example 31/12/2025.",
      "Enter a day that exists, for example 31/12/2025.",
    ]);
  });
  it("is said in words", () => {
    expect(display("date", "2025-12-31")).toBe("31 December 2025");
  });
});

describe("an amount", () => {
  it("is read in every way a European writes it", () => {
    const typed = [
      "412000",
      "412 000",
      "412,000",
      "412.000,50",
      "412,000.50",
      "€ 412'000",
      "EUR 0412000.05",
      "412000,5",
    ];
    expect(typed.map((text) => parse("amount", text))).toEqual([
      "412000",
      "412000",
      "412000",
      "412000.50",
      "412000.50",
      "412000",
      "412000.05",
      "412000,5",
    ]);
  });
  it("refuses what is no number and keeps it as it was typed", () => {
    expect(parse("amount", "about a million")).toBe("about a million");
    expect(sentenceOn("amount", "about a million")).toBe(
      "Enter the amount in euro as a number, for example 412000 or 412000.50.",
    );
    expect(sentenceOn("amount", "-5")).toBeDefined();
    expect(sentenceOn("amount", "0")).toBeUndefined();
  });
  it("is said with its currency and its cents", () => {
    expect([display("amount", "1164900.50"), display("amount", "412000")]).toEqual([
      "EUR 1,164,900.50",
      "EUR 412,000",
    ]);
  });
});

describe("a number", () => {
  it("is read as Europeans write it, and kept in plain figures", () => {
    const typed = ["1 250", "1.250", "1,250.5", "12,5", "007", "-3", "many"];
    expect(typed.map((text) => parse("number", text))).toEqual([
      "1250",
      "1250",
      "1250.5",
      "12.5",
      "7",
      "-3",
      "many",
    ]);
  });
  it("is accepted within its bounds, and refused with a sentence that names them", () => {
    const bounds = { min: 1, max: 100 };
    expect(["1", "100", "12.5"].map((text) => sentenceOn("number", text, bounds))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([
      sentenceOn("number", "0", bounds),
      sentenceOn("number", "101", { max: 100 }),
      sentenceOn("number", "0", { min: 1 }),
      sentenceOn("number", "many", bounds),
    ]).toEqual([
      "Enter a number from 1 to 100.",
      "Enter a number at most 100.",
      "Enter a number at least 1.",
      "Enter a number in figures, for example 1250 or 12.5.",
    ]);
  });
  it("is said with what is counted", () => {
    const people = question("number", { unit: "people" });
    expect(questionTypes.number.display("12500.5", people)).toBe("12,500.5 people");
  });
});

describe("a start and an end", () => {
  it("are kept as one text from two fields and a box", () => {
    expect([
      parse("date-range", "10/1/2022", "2025-12-19"),
      parse("date-range", "2022-01-10", "", "running"),
      parse("date-range", "", "19.12.2025"),
      parse("date-range", "", ""),
      parse("date-range", "early in 2022", "2025-12-19", "running"),
    ]).toEqual([
      "2022-01-10\t2025-12-19",
      "2022-01-10\t\trunning",
      "\t2025-12-19",
      "",
      "early in 2022\t2025-12-19\trunning",
    ]);
  });
  it("need a start that exists, and either an end that is not before it or that it still runs", () => {
    expect(
      [
        "2022-01-10\t2022-01-10",
        "2022-01-10\t\trunning",
        "\t2025-12-19",
        "2022-01-10",
        "2022-01-10\tsoon",
        "2022-01-10\t2021-12-31",
        "2022-01-10\t2025-12-19\trunning",
      ].map((text) => sentenceOn("date-range", text)),
    ).toEqual([
      undefined,
      undefined,
      "Enter the start as a day that exists, for example 31/12/2025.",
      'Enter the end, or tick "Still running".',
      "Enter the end as a day that exists, for example 31/12/2025.",
      "The end cannot be before the start.",
      'Either enter the end or tick "Still running", not both.',
    ]);
  });
  it("are said in words, a draft's gaps too", () => {
    expect(
      ["2022-01-10\t\trunning", "2022-01-10\t2025-12-19", "2022-01-10"].map((text) =>
        display("date-range", text),
      ),
    ).toEqual([
      "10 January 2022, still running",
      "10 January 2022 to 19 December 2025",
      "10 January 2022 to (no day yet)",
    ]);
  });
});

describe("people and partners", () => {
  it("are kept a row a line from the cells of the form; empty rows are left out", () => {
    expect(parse("people", " Ann  Lee ", "coordinator", "", "", "", "", "Bo", "", "Club\tX")).toBe(
      "Ann Lee\tcoordinator\t\nBo\t\tClub X",
    );
    expect(parse("partners", "City", "pays", "", "")).toBe("City\tpays");
    expect(parse("partners", "", "", "", "")).toBe("");
  });
  it("say which row lacks what", () => {
    expect([
      sentenceOn("people", "Ann\tcoordinator\t\nBo\t\tClub"),
      sentenceOn("partners", "\tpays"),
      sentenceOn("partners", `City\t${"x".repeat(201)}`),
      sentenceOn("partners", Array.from({ length: 31 }, (_, at) => `Club ${at}\thelps`).join("\n")),
      sentenceOn("people", "Ann\tcoordinator\t"),
      sentenceOn("partners", "City\tpays\nClub\thelps"),
    ]).toEqual([
      "Row 2: enter the role.",
      "Row 1: enter the organisation.",
      'Row 1: keep "Role" to at most 200 characters.',
      "Give at most 30 of them.",
      undefined,
      undefined,
    ]);
  });
  it("are said as a list where there are several", () => {
    expect(display("people", "Ann\tcoordinator\t")).toBe("Ann, coordinator");
    expect(display("people", "Ann\tcoordinator\t\nBo\tadviser\tClub")).toBe(
      "- Ann, coordinator\n- Bo, adviser, Club",
    );
    expect(display("partners", "City\tpays\nClub\t")).toBe("- City: pays\n- Club");
  });
});

describe("choices", () => {
  it("are kept once each, in the order of the form, whatever was ticked first", () => {
    expect(parse("choices", "situational", "social", "situational")).toBe("social\nsituational");
    expect(parse("choices", "situational\nlocal")).toBe("local\nsituational");
    expect(parse("choices")).toBe("");
  });
  it("refuse a value that is not offered", () => {
    expect(sentenceOn("choices", "social\nother")).toBe("Choose among the offered answers.");
    expect(sentenceOn("choices", "social\nlocal")).toBeUndefined();
    expect(sentenceOn("choice", "other")).toBe("Choose one of the offered answers.");
    expect(sentenceOn("choice", "social")).toBeUndefined();
  });
  it("are said by their labels", () => {
    expect(display("choices", "social\nlocal")).toBe("- Social development\n- Locally based");
    expect(display("choice", "local")).toBe("Locally based");
  });
});

describe("links", () => {
  it("are one a line, without empty and double ones", () => {
    expect(parse("links", " https://a.example/x \n\nhttps://a.example/x\nb ")).toBe("https://a.example/x\nb");
  });
  it("refuse what is no address of a page, and name the line", () => {
    const wrong = [
      "b",
      "javascript:alert(1)",
      "ftp://a.example",
      "https://",
      "https://localhost",
      "https://u:p@a.example",
    ];
    expect(wrong.map((text) => sentenceOn("links", `https://a.example\n${text}`) !== undefined)).toEqual(
      wrong.map(() => true),
    );
    expect(sentenceOn("links", "b")).toContain('"b" is not the address of a web page.');
    expect(sentenceOn("links", "https://a.example/ä?x=1#y")).toBeUndefined();
  });
  it("are at most twenty", () => {
    const many = Array.from({ length: 21 }, (_, index) => `https://a.example/${index}`);
    expect(sentenceOn("links", many.join("\n"))).toBe("Give at most 20 addresses.");
    expect(sentenceOn("links", many.slice(1).join("\n"))).toBeUndefined();
  });
});

describe("yes or no, and a confirmation", () => {
  it("are kept as yes, no or nothing", () => {
    expect([
      parse("yes-no", "Yes"),
      parse("yes-no"),
      parse("confirmation", "yes"),
      parse("confirmation"),
    ]).toEqual(["yes", "", "yes", ""]);
    expect([
      sentenceOn("yes-no", "maybe"),
      sentenceOn("yes-no", "constructor"),
      sentenceOn("confirmation", "no"),
    ]).toEqual(["Choose yes or no.", "Choose yes or no.", "Tick the box to confirm this."]);
    expect([display("yes-no", "no"), display("confirmation", "yes")]).toEqual(["No", "Confirmed"]);
  });
});

describe("every kind of question", () => {
  const types = Object.keys(questionTypes) as QuestionType[];
  const broken = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.constantFrom(
      "\u202eabc",
      "a\u200bb",
      "<script>alert(1)</script>",
      "\ud800",
      "a\u0000b",
      "\ufeff",
      "١٢٣",
      "👩‍👩‍👧",
    ),
  );

  it("reads anything without failing, and what it keeps holds no lone surrogate, control or line end but \\n", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.array(broken, { maxLength: 4 }), (type, typed) => {
        const text = questionTypes[type].parse(typed, question(type));
        expect(text).not.toMatch(/\p{Surrogate}/u);
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
        expect(typeof questionTypes[type].display(text, question(type))).toBe("string");
        questionTypes[type].schema(question(type)).safeParse(text);
      }),
      { numRuns: 500 },
    );
  });

  it("reads what it keeps as the same again, so that saving an unchanged page changes nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.array(broken, { maxLength: 4 }), (type, typed) => {
        const text = questionTypes[type].parse(typed, question(type));
        expect(questionTypes[type].parse([text], question(type))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
