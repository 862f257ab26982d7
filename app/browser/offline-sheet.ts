import type { KeptCriterion, KeptEntry } from "../domain/judging/kept-entries";
import { sayBounds } from "../domain/judging/remark-rule";
import { scoresOnScale } from "../domain/judging/score-counts";
import { element } from "./element";
import { keepAsTyped, type OfflineWork } from "./keep-as-typed";
import type { Keeper, Unsent } from "./kept-database";
import { stateSayer } from "./save-state";
import { storedOf } from "./sheet-fields";
import { listGaps } from "./sheet-gaps";
import { typeScores } from "./sheet-keys";
import { watchRemarks } from "./sheet-remarks";
import { stepThrough } from "./sheet-steps";

export type OfflineSheet = OfflineWork & {
  element: HTMLElement;
  /** To be called once it stands on the page. */
  begin(): void;
};

/** True where the sheet can no longer be written on. */
export function isClosed({ sheet }: KeptEntry): boolean {
  return sheet.state === "final" || sheet.state === "absent";
}

/** The score sheet of a kept entry: it writes to the device, with the version it rests on. */
export function offlineSheet(keeper: Keeper, entry: KeptEntry, unsent: Unsent | undefined): OfflineSheet {
  const { personId, scale, remarkRule, criteria } = keeper;
  const { entryId, title } = entry;
  if (isClosed(entry)) {
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
      element("div", { class: "sheet-gaps", "data-sheet-gaps": true }),
      element(
        "p",
        {},
        "Finishing needs the network, so that nobody counts on a sheet that has not arrived: open the entry on the platform then.",
      ),
    ),
    element(
      "div",
      { class: "sheet-foot" },
      element("div", { class: "sheet-foot-state", role: "status", "data-save-state": true }),
    ),
  );
  const work = keepAsTyped({
    form,
    personId,
    entryId,
    kind: "sheet",
    title,
    stored: storedOf(entry, "sheet"),
    unsent,
    conflict: "Your colleague saved in between. Open the entry on the platform to see both.",
    say: stateSayer(form),
  });
  return {
    ...work,
    element: form,
    begin() {
      const steps = stepThrough(form, () => false);
      form.addEventListener("input", steps.refresh);
      form.addEventListener("filled", steps.refresh);
      typeScores(form);
      watchRemarks(form);
      listGaps(form);
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
        ...scores.map((score, at) =>
          element(
            "label",
            { class: Number.isInteger(score) ? "score score-whole" : "score" },
            element("input", {
              type: "radio",
              id: at === 0 ? `f-score-${key}` : undefined,
              name: `score-${key}`,
              value: String(score),
            }),
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
