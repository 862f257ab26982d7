import { Form } from "@remix-run/react";
import { type RemarkRule, sayBounds } from "../../domain/judging/remark-rule";
import { gapsOfSheet, type Sheet, type SheetCriterion, sheetStateWords } from "../../domain/judging/sheet";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { fieldId } from "../../ui/field";
import { SheetFoot } from "../../ui/jury-desk";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { Anchors, CriterionSteps, ScoreScale } from "../../ui/score-scale";
import { TextArea } from "../../ui/text-field";

type Scale = { min: number; max: number; step: number };

export type SheetFormProps = {
  entryId: string;
  personId: string;
  title: string;
  criteria: readonly SheetCriterion[];
  scale: Scale;
  remarkRule: RemarkRule;
  sheet: Sheet;
  savedAt: string | null;
  refused: Refused | undefined;
  /** What somebody of the delegation has saved in the meantime. */
  current: Sheet | undefined;
};

/** One form with every criterion; the browser module shows one at a time and saves as one goes. */
export function SheetForm(props: SheetFormProps) {
  const { entryId, personId, title, criteria, scale, remarkRule, sheet, savedAt, refused, current } = props;
  const bounds = sayBounds(remarkRule);
  const scoreIn = (key: string) => {
    const typed = refused ? textOf(refused.typed, `score-${key}`) : undefined;
    if (typed !== undefined) return typed === "" ? undefined : Number(typed);
    return sheet.criteria[key]?.score ?? undefined;
  };
  const remarkIn = (key: string) =>
    refused ? textOf(refused.typed, `remark-${key}`) : (sheet.criteria[key]?.remark ?? "");
  const overall = refused ? textOf(refused.typed, "overallRemark") : sheet.overallRemark;
  const scored = criteria.filter(({ key }) => scoreIn(key) !== undefined).length;
  return (
    <Form
      method="post"
      data-score-sheet={`/jury/entries/${entryId}/sheet`}
      data-work="sheet"
      data-entry={entryId}
      data-person={personId}
      data-title={title}
      data-remark-rule={JSON.stringify(remarkRule)}
    >
      <input type="hidden" name="version" value={sheet.version} />
      {/* Enter presses a form's first button: it must never be the one that makes the sheet final. */}
      <button
        type="submit"
        name="intent"
        value="save"
        className="hidden-words"
        tabIndex={-1}
        aria-hidden="true"
      >
        Save the draft
      </button>
      <ErrorSummary
        problems={refused?.problems}
        title={current ? "The sheet was changed in the meantime" : "The sheet is not final yet"}
      />
      <CriterionSteps
        steps={[
          ...criteria.map(({ key, name }) => {
            const score = scoreIn(key);
            return {
              label: name.split(" ")[0] ?? name,
              to: `#criterion-${key}`,
              ...(score === undefined ? {} : { value: String(score) }),
            };
          }),
          { label: "Overall", to: "#criterion-overall", value: `${scored}/${criteria.length}` },
        ]}
      />
      <p className="score-question">English is not judged. Remarks may be given to the entrant.</p>
      {criteria.map(({ key, name, question, anchors }) => (
        <section key={key} id={`criterion-${key}`} className="stack" aria-label={name} data-criterion={key}>
          <ScoreScale
            name={`score-${key}`}
            legend={name}
            hint={question}
            min={scale.min}
            max={scale.max}
            step={scale.step}
            value={scoreIn(key)}
            problem={problemOf(refused?.problems, `score-${key}`)}
          >
            <p className="score-keys" data-score-keys="" hidden>
              Arrow keys change the score by one step; or type it, such as 3.5.
            </p>
            <Anchors anchors={anchors} value={scoreIn(key)} />
          </ScoreScale>
          <TextArea
            name={`remark-${key}`}
            label={`Remark on ${name.toLowerCase()} (may be given to the entrant)`}
            hint={`${bounds ? `Needed for a score ${bounds}. ` : ""}English is not judged.`}
            rows={3}
            value={remarkIn(key)}
            problem={problemOf(refused?.problems, `remark-${key}`)}
          />
          <p className="remark-needed" role="status" data-remark-needed="" />
          {current ? (
            <StoredMeanwhile
              stored={current.criteria[key]}
              by={current.updatedBy}
              typed={{ score: scoreIn(key) ?? null, remark: remarkIn(key) }}
            />
          ) : null}
        </section>
      ))}
      <section id="criterion-overall" className="stack" aria-label="Overall" data-criterion="overall">
        <TextArea
          name="overallRemark"
          label="Overall remark (may be given to the entrant)"
          hint="What you would tell the entrant in a few sentences."
          rows={4}
          value={overall}
          problem={problemOf(refused?.problems, "overallRemark")}
        />
        {current && current.overallRemark !== overall ? (
          <Note title={`Saved by ${current.updatedBy ?? "your delegation"}`}>
            <p>{current.overallRemark || "No overall remark."}</p>
          </Note>
        ) : null}
        <SheetGaps criteria={criteria} written={sheet.criteria} remarkRule={remarkRule} />
        <Button name="intent" value="finish">
          Finish the sheet
        </Button>
      </section>
      <SheetFoot
        state={
          refused
            ? { kind: "bad", words: current ? "Not saved" : "Draft, not final" }
            : savedAt
              ? { kind: "done", words: `Saved ${savedAt}` }
              : { kind: "open", words: "Not begun" }
        }
      >
        <Button kind="second" name="intent" value="save">
          Save the draft
        </Button>
      </SheetFoot>
    </Form>
  );
}

/** Says what the saved sheet lacks before it can be final; the browser module goes on saying it as one types. */
function SheetGaps(props: Pick<SheetFormProps, "criteria" | "remarkRule"> & { written: Sheet["criteria"] }) {
  const gaps = gapsOfSheet(props.criteria, props.written, props.remarkRule);
  return (
    <div className="sheet-gaps" data-sheet-gaps="">
      {gaps.length === 0 ? (
        <p>Nothing is missing.</p>
      ) : (
        <>
          <p>Still missing for a final sheet:</p>
          <ul>
            {gaps.map(({ field = "", sentence }) => (
              <li key={field}>
                <a href={`#${fieldId(field)}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type Written = { score: number | null; remark: string };

function StoredMeanwhile(props: { stored: Written | undefined; by: string | null; typed: Written }) {
  const { stored, by, typed } = props;
  if (!stored || (stored.score === typed.score && stored.remark === typed.remark)) return null;
  return (
    <Note title={`Saved by ${by ?? "your delegation"}`}>
      <p>
        {stored.score === null ? "No score" : `Score ${stored.score}`}. {stored.remark || "No remark."}
      </p>
    </Note>
  );
}

/** Shows a sheet that can no longer be changed. */
export function FinishedSheet(props: {
  criteria: readonly SheetCriterion[];
  sheet: Sheet;
  savedAt: string | null;
  /** It is absent, and judging is not closed. */
  mayTakeUp: boolean;
  /** The address of the sheet for the chair, who may not find it under the progress of judging. */
  chairAddress: string;
}) {
  const { criteria, sheet, mayTakeUp, chairAddress } = props;
  return (
    <div className="stack">
      <h2>Score sheet: {sheetStateWords[sheet.state]}</h2>
      <p className="quiet">
        {sheet.state === "final" ? (
          <>
            It counts as it stands. While judging is open the chair can reopen it, with a reason, at{" "}
            <code>{chairAddress}</code>.
          </>
        ) : mayTakeUp ? (
          "The entry is ranked without it. Your delegation can take it up again until judging is closed."
        ) : (
          "It cannot be changed now."
        )}
      </p>
      {mayTakeUp ? (
        <Form method="post">
          <Button name="intent" value="take-up">
            Take it up again
          </Button>
        </Form>
      ) : null}
      <SummaryList
        rows={[
          ...criteria.map(({ key, name }) => ({
            key,
            term: `${name}: ${sheet.criteria[key]?.score ?? "no score"}`,
            detail: sheet.criteria[key]?.remark || "No remark.",
          })),
          { key: "overall", term: "Overall remark", detail: sheet.overallRemark || "No remark." },
        ]}
      />
    </div>
  );
}
