import type { KeptCriterion, KeptEntry } from "../domain/judging/kept-entries";
import { sayBounds } from "../domain/judging/remark-rule";
import { scoresOnScale } from "../domain/judging/score-counts";
import { element } from "./element";
import { type Keeper, putUnsent, type Unsent, unsentSheets } from "./kept-store";
import { clockTime, stateSayer } from "./save-state";
import { fieldsOf, fieldsOfSheet, fillForm, saysTheSame } from "./sheet-fields";
import { typeScores } from "./sheet-keys";
import { watchRemarks } from "./sheet-remarks";
import { stepThrough } from "./sheet-steps";

const pauseMilliseconds = 400;

export type OfflineSheet = {
  element: HTMLElement;
  /** To be called once it stands on the page. */
  begin(): void;
  /** Keeps what was typed in this moment. */
  flush(): Promise<void>;
  /** Follows what the platform has answered meanwhile. */
  follow(entry: KeptEntry): Promise<void>;
};

/** The score sheet of a kept entry: it writes to the device, with the version it rests on. */
export function offlineSheet(keeper: Keeper, entry: KeptEntry, unsent: Unsent | undefined): OfflineSheet {
  const { personId, scale, remarkRule, criteria } = keeper;
  const { entryId, title } = entry;
  if (entry.sheet.state === "final" || entry.sheet.state === "absent") {
    return { element: closedSheet(entry, criteria), begin() {}, async flush() {}, async follow() {} };
  }
  const bounds = sayBounds(remarkRule);
  const form = element(
    "form",
    { "data-remark-rule": JSON.stringify(remarkRule), autocomplete: "off" },
    stepsOf(criteria),
    element("p", { class: "score-question" }, "English is not judged. Remarks may be given to the entrant."),
    ...criteria.map((criterion) => criterionPart(criterion, scoresOnScale(scale), bounds)),
    element(
      "section",
      { class: "stack", id: "criterion-overall", "aria-label": "Overall", "data-criterion": "overall" },
      textArea("overallRemark", "Overall remark (may be given to the entrant)", "4"),
      element("p", {}, "To finish the sheet you need the network: open the entry on the platform."),
    ),
    element(
      "div",
      { class: "sheet-foot" },
      element("div", { class: "sheet-foot-state", role: "status", "data-save-state": true }),
    ),
  );
  const say = stateSayer(form);
  let base = unsent?.version ?? entry.sheet.version;
  let timer: number | undefined;
  let dirty = false;
  fillForm(form, unsent?.fields ?? fieldsOfSheet(entry.sheet));

  const flush = async () => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    try {
      await keepTyped();
    } catch {
      dirty = true;
      say("Not kept: this device has no room for it. Keep this page open until the network is back.", "bad");
    }
  };
  const keepTyped = async () => {
    const waiting = await own();
    const fields = fieldsOf(form);
    const version = waiting?.version ?? base;
    // What the platform refused stays refused until both texts have been compared there.
    const refused = waiting?.refused === "conflict" ? { refused: waiting.refused } : {};
    const kept = await putUnsent({
      personId,
      entryId,
      title,
      version,
      fields,
      writtenAt: Date.now(),
      ...refused,
    });
    if (kept) say(`Kept on this device ${clockTime(Date.now())}, not sent yet`, "half");
    else say("Not kept: this device may no longer keep it.", "bad");
  };
  const own = async () => (await unsentSheets()).find((one) => one.entryId === entryId);

  return {
    element: form,
    begin() {
      const steps = stepThrough(form, () => false);
      typeScores(form);
      watchRemarks(form);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => {
        dirty = true;
        steps.refresh();
        clearTimeout(timer);
        timer = window.setTimeout(() => void flush(), pauseMilliseconds);
      });
      if (unsent)
        say(
          unsent.refused ? "Not taken by the platform: open it there" : "Kept on this device, not sent yet",
          "half",
        );
      else say(entry.sheet.version === 0 ? "Not begun" : "As on the platform", "open");
    },
    flush,
    async follow(present) {
      const waiting = await own();
      if (waiting) {
        if (waiting.refused === "conflict")
          say("Your colleague saved in between. Open the entry on the platform to see both.", "bad");
        else if (waiting.refused) say(waiting.refused.sentence, "bad");
        return;
      }
      base = present.sheet.version;
      if (dirty) return;
      if (!saysTheSame(fieldsOf(form), present.sheet)) {
        fillForm(form, fieldsOfSheet(present.sheet));
        form.dispatchEvent(new Event("input", { bubbles: true }));
        dirty = false;
        clearTimeout(timer);
      }
      say("Sent: as on the platform", "done");
    },
  };
}

function stepsOf(criteria: readonly KeptCriterion[]): HTMLElement {
  const steps = [
    ...criteria.map(({ key, name }) => ({ key, label: name.split(" ")[0] ?? name })),
    { key: "overall", label: "Overall" },
  ];
  return element(
    "nav",
    { "aria-label": "Criteria" },
    element(
      "ol",
      { class: "criterion-steps" },
      ...steps.map(({ key, label }) =>
        element(
          "li",
          {},
          element(
            "a",
            { class: "criterion", href: `#criterion-${key}` },
            element("b", {}, "–"),
            " ",
            element("span", {}, label),
          ),
        ),
      ),
    ),
  );
}

function criterionPart(
  criterion: KeptCriterion,
  scores: readonly number[],
  bounds: string | undefined,
): HTMLElement {
  const { key, name, question, anchors } = criterion;
  const usual = scores[0] === 0 && scores.at(-1) === 5;
  return element(
    "section",
    { class: "stack", id: `criterion-${key}`, "aria-label": name, "data-criterion": key },
    element(
      "fieldset",
      { class: usual ? "score-scale score-scale-usual" : "score-scale" },
      element("legend", {}, name),
      element("p", { class: "score-question" }, question),
      element(
        "div",
        { class: scores.length > 11 ? "scores scores-many" : "scores" },
        ...scores.map((score) =>
          element(
            "label",
            { class: Number.isInteger(score) ? "score score-whole" : "score" },
            element("input", { type: "radio", name: `score-${key}`, value: String(score) }),
            element("span", {}, String(score)),
          ),
        ),
      ),
      element(
        "p",
        { class: "score-keys", "data-score-keys": true, hidden: true },
        "Arrow keys change the score by one step; or type it, such as 3.5.",
      ),
      element(
        "dl",
        { class: "anchors" },
        ...anchors.map((anchor) =>
          element(
            "div",
            { class: "anchor", "data-anchor": String(anchor.score) },
            element("dt", {}, String(anchor.score)),
            element("dd", {}, anchor.words),
          ),
        ),
      ),
    ),
    textArea(
      `remark-${key}`,
      `Remark on ${name.toLowerCase()} (may be given to the entrant)`,
      "3",
      `${bounds ? `Needed for a score ${bounds}. ` : ""}English is not judged.`,
    ),
    element("p", { class: "remark-needed", role: "status", "data-remark-needed": true }),
  );
}

function textArea(name: string, label: string, rows: string, hint?: string): HTMLElement {
  const id = `f-${name}`;
  return element(
    "div",
    { class: "field" },
    element("label", { class: "field-label", for: id }, label),
    hint ? element("div", { class: "field-hint", id: `${id}-hint` }, hint) : null,
    element(
      "div",
      { class: "field-control" },
      element("textarea", {
        class: "input input-area",
        id,
        name,
        rows,
        "aria-describedby": hint ? `${id}-hint` : undefined,
      }),
    ),
  );
}

function closedSheet({ sheet }: KeptEntry, criteria: readonly KeptCriterion[]): HTMLElement {
  return element(
    "div",
    { class: "stack" },
    element("h2", {}, `Score sheet: ${sheet.state}`),
    element(
      "dl",
      { class: "summary-list" },
      ...criteria.map(({ key, name }) =>
        element(
          "div",
          {},
          element("dt", {}, `${name}: ${sheet.criteria[key]?.score ?? "no score"}`),
          element("dd", {}, sheet.criteria[key]?.remark || "No remark."),
        ),
      ),
      element(
        "div",
        {},
        element("dt", {}, "Overall remark"),
        element("dd", {}, sheet.overallRemark || "No remark."),
      ),
    ),
  );
}
