import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { longText } from "../../../app/domain/forms/types/long-text";
import { wordLimit } from "../../../app/domain/forms/types/word-limit";
import { wordCount } from "../../../app/domain/text";
import { anyScript } from "../../world/texts";

/** A text field as the module sees it: in a page it would come from the browser. */
class Field {
  value = "";
  onInput = () => {};
  addEventListener(_event: "input", run: () => void): void {
    this.onInput = run;
  }
}

let code = "";
beforeAll(async () => {
  const bundle = await build({
    entryPoints: ["app/browser/word-count.ts"],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  code = bundle.outputFiles[0]!.text;
});

/** Starts the module, as it is sent to a browser, on a page with one field; gives what its counter shows for a text. */
function counterOf(maxWords: number): (typed: string) => { figure: string; over: boolean } {
  const field = new Field();
  const figure = { textContent: "" };
  let over = false;
  const counter = {
    dataset: { wordsOf: "f-answer", maxWords: String(maxWords) },
    querySelector: () => figure,
    classList: { toggle: (_name: string, on: boolean) => (over = on) },
  };
  runInNewContext(code, {
    document: { querySelectorAll: () => [counter], getElementById: () => field },
    HTMLTextAreaElement: Field,
    HTMLInputElement: class {},
  });
  return (typed) => {
    field.value = typed;
    field.onInput();
    return { figure: figure.textContent, over };
  };
}

describe("the word count in the browser", () => {
  it("agrees with the server's to the word, in any script and however broken the text", () => {
    const shown = counterOf(5);
    const question = { id: "q", type: "long-text", label: "Q", required: true, maxWords: 5 } as const;
    const limit = wordLimit(question);
    let beyond = 0;
    fc.assert(
      fc.property(anyScript, (typed) => {
        const stored = longText.parse([typed], question);
        const refused = !limit.safeParse(stored).success;
        if (refused) beyond += 1;
        expect(shown(typed)).toEqual({ figure: String(wordCount(stored)), over: refused });
      }),
      { seed: 2026, numRuns: 1500 },
    );
    expect(beyond).toBeGreaterThan(100);
  });

  it("counts what people see as words", () => {
    const shown = counterOf(600);
    const texts = [
      "η πρόληψη\u000bτου",
      "one\u00a0two\u202fthree",
      "o\tan item\n\u2022\tanother",
      "\u{1f600} - ...",
      "s\u030caunu\u0304s",
    ];
    expect(texts.map((typed) => shown(typed).figure)).toEqual(["3", "3", "3", "0", "1"]);
  });
});
