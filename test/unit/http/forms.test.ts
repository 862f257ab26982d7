import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Refusal } from "../../../app/domain/problems";
import { parseForm, readForm, textOf, textsOf } from "../../../app/http/forms";

function posted(fields: [string, string | Blob][]): Request {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return new Request("http://localhost/", { method: "POST", body: form });
}

function problemsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return "nothing was refused";
}

describe("a typed form", () => {
  it("is read by field, several values as a list, files left out", async () => {
    const typed = await readForm(
      posted([
        ["title", "One"],
        ["year", "2025"],
        ["year", "2026"],
        ["empty", ""],
        ["picture", new Blob(["x"])],
      ]),
    );
    expect(typed).toEqual({ title: "One", year: ["2025", "2026"], empty: "" });
  });

  it("takes a field with an odd name as a field like others", async () => {
    const typed = await readForm(
      posted([
        ["__proto__", "a"],
        ["__proto__", "b"],
        ["constructor", "c"],
      ]),
    );
    expect(Object.entries(typed)).toEqual([
      ["__proto__", ["a", "b"]],
      ["constructor", "c"],
    ]);
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype);
  });

  it("refuses to be read where it is no form", async () => {
    const request = new Request("http://localhost/", {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json" },
    });
    await expect(readForm(request)).rejects.toThrow();
  });

  it("gives one value as text, the last of several, and all values as a list", () => {
    const typed = { one: "a", many: ["b", "c"] };
    expect([
      textOf(typed, "one"),
      textOf(typed, "many"),
      textOf(typed, "none"),
      textOf(undefined, "one"),
    ]).toEqual(["a", "c", "", ""]);
    expect([textsOf(typed, "one"), textsOf(typed, "many"), textsOf(typed, "none")]).toEqual([
      ["a"],
      ["b", "c"],
      [],
    ]);
  });
});

describe("a form that does not fit", () => {
  const schema = z.object({
    title: z.string().min(1, "Enter a title.").max(5, "Enter a title of at most 5 characters."),
    kind: z.enum(["competing", "additional"]),
    presenter: z.object({ name: z.string().regex(/^\D+$/, "Enter a name.").min(2, "Enter two letters.") }),
  });

  it("is refused with one problem a field, each beside its field and in words", () => {
    expect(
      problemsOf(() => parseForm(schema, { title: "far too long", kind: "best", presenter: "1" })),
    ).toEqual([
      {
        kind: "field",
        field: "title",
        code: "invalid-title",
        sentence: "Enter a title of at most 5 characters.",
      },
      { kind: "field", field: "kind", code: "invalid-kind", sentence: "Choose one of the offered answers." },
      { kind: "field", field: "presenter", code: "invalid-presenter", sentence: "Fill in this field." },
    ]);
  });

  it("says the first thing that is wrong with a field and not all of them", () => {
    const typed = { title: "One", kind: "competing", presenter: { name: "1" } } as never;
    expect(problemsOf(() => parseForm(schema, typed))).toEqual([
      { kind: "field", field: "presenter.name", code: "invalid-presenter.name", sentence: "Enter a name." },
    ]);
  });

  it("asks for a field that is missing or came twice", () => {
    expect(
      problemsOf(() => parseForm(z.object({ a: z.string(), b: z.string() }), { b: ["1", "2"] })),
    ).toEqual([
      { kind: "field", field: "a", code: "invalid-a", sentence: "Fill in this field." },
      { kind: "field", field: "b", code: "invalid-b", sentence: "Fill in this field." },
    ]);
  });

  it("loses what nobody asked for", () => {
    expect(parseForm(z.object({ a: z.string() }), { a: "1", role: "secretariat" })).toEqual({ a: "1" });
  });
});
