import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeCriteria } from "../../domain/editions/criteria.server";
import {
  anchorField,
  anchorsOf,
  criteriaSchema,
  criterionField,
  criterionInput,
  weightSum,
} from "../../domain/editions/criteria-input";
import { criteriaOf } from "../../domain/editions/editions.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { sayMethod, sayScale, sayTieRules, scaleOf, tieRulesOf } from "../../domain/editions/ranking-rules";
import { markOf } from "../../domain/editions/revision.server";
import { sayRemarkRule } from "../../domain/judging/remark-rule";
import { remarkRuleOf } from "../../domain/judging/remark-rule.server";
import type { Problem } from "../../domain/problems";
import { parseForm, type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { Prose } from "../../ui/layout";
import { Details, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea, TextField } from "../../ui/text-field";
import { Overtaken, Seen } from "./overtaken";

export const meta = pageTitle("Criteria");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const criteria = await criteriaOf(ctx, edition.id);
    return {
      year: edition.year,
      name: edition.name,
      preparing: edition.state === "preparing",
      remarks: sayRemarkRule(await remarkRuleOf(ctx, edition)),
      scale: sayScale(scaleOf(edition)),
      method: sayMethod(edition.method),
      tieRules: sayTieRules(tieRulesOf(edition), criteria),
      criteria: criteria.map((row) => ({
        key: row.key,
        name: row.name,
        question: row.question,
        weight: row.weight,
        anchors: anchorsOf(row).map((anchor) => ({ score: anchor.score, words: anchor.words })),
      })),
      sum: weightSum(criteria),
      seen: markOf(criteria.map(criterionInput)),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const stored = await criteriaOf(ctx, edition.id);
    const { criteria } = parseForm(criteriaSchema, {
      criteria: stored.map((row, index) => ({
        key: textOf(typed, `criteria.${index}.key`),
        name: textOf(typed, criterionField(index, "name")),
        question: textOf(typed, criterionField(index, "question")),
        weight: textOf(typed, criterionField(index, "weight")),
        anchors: anchorsOf(row).map((_, place) => textOf(typed, anchorField(index, place))),
      })),
    } as unknown as Typed);
    await changeCriteria(ctx, edition.id, criteria, textOf(typed, "seen"));
    return redirectWithNotice(args, `/presidency/editions/${edition.year}`, "The criteria are saved.");
  });

type Criterion = Awaited<ReturnType<typeof loader>>["criteria"][number];

export default function EditionCriteria() {
  const edition = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${edition.name}`}
        title="Criteria"
        lead="The five criteria are binding. You set their words, their weights, and what each score means."
      >
        <a href={`/presidency/editions/${edition.year}`}>Back to the edition</a>
      </PageHead>
      <Overtaken refused={refused}>
        <CriteriaList criteria={edition.criteria} />
      </Overtaken>
      {edition.preparing ? (
        <Form method="post">
          <Seen mark={edition.seen} refused={refused} />
          {edition.criteria.map((criterion, index) => (
            <CriterionFields
              key={criterion.key}
              criterion={criterion}
              index={index}
              typed={refused?.typed}
              problems={refused?.problems}
            />
          ))}
          <p>The weights must make exactly 100 together. As saved, they make {edition.sum}.</p>
          <Button>Save the criteria</Button>
        </Form>
      ) : (
        <>
          <Note kind="plain" title="Published and locked">
            <p>The call has been opened with these criteria; they can no longer be changed.</p>
          </Note>
          <CriteriaList criteria={edition.criteria} />
        </>
      )}
      <h2>How the ranking is made</h2>
      <p>Scores from {edition.scale}.</p>
      <p>
        {edition.remarks}{" "}
        <a href={`/presidency/editions/${edition.year}/remarks`}>
          {edition.preparing ? "Change which scores need a remark" : "Remarks on scores"}
        </a>
      </p>
      <p>{edition.method}</p>
      <p>Where entries are still tied, these rules are applied in this order:</p>
      <Prose>
        <ol>
          {edition.tieRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </Prose>
    </>
  );
}

function CriteriaList({ criteria }: { criteria: readonly Criterion[] }) {
  return (
    <>
      {criteria.map((criterion) => (
        <section key={criterion.key} aria-labelledby={criterion.key}>
          <h2 id={criterion.key}>
            {criterion.name}, weight {criterion.weight}
          </h2>
          <p>{criterion.question}</p>
          <Details summary="What each score means">
            <SummaryList
              beside
              rows={criterion.anchors.map((anchor) => ({
                key: String(anchor.score),
                term: anchor.score,
                detail: anchor.words,
              }))}
            />
          </Details>
        </section>
      ))}
    </>
  );
}

type CriterionFieldsProps = {
  criterion: Criterion;
  index: number;
  typed: Typed | undefined;
  problems: readonly Problem[] | undefined;
};

function CriterionFields({ criterion, index, typed, problems }: CriterionFieldsProps) {
  const field = (name: string, stored: string) => ({
    name,
    value: typed ? textOf(typed, name) : stored,
    problem: problemOf(problems, name),
  });
  const anchorProblem = criterion.anchors.some((_, place) => problemOf(problems, anchorField(index, place)));
  return (
    <Fieldset legend={`${index + 1}. ${criterion.name}`}>
      <input type="hidden" name={`criteria.${index}.key`} value={criterion.key} />
      <TextField {...field(criterionField(index, "name"), criterion.name)} label="Name" width={30} required />
      <TextArea
        {...field(criterionField(index, "question"), criterion.question)}
        label="Question to the jury"
        rows={3}
        required
      />
      <TextField
        {...field(criterionField(index, "weight"), String(criterion.weight))}
        label="Weight"
        inputMode="numeric"
        width={4}
        required
      />
      <Details summary="What each score means" open={anchorProblem}>
        {criterion.anchors.map((anchor, place) => (
          <TextArea
            key={anchor.score}
            {...field(anchorField(index, place), anchor.words)}
            label={`Score ${anchor.score}`}
            rows={2}
            required
          />
        ))}
      </Details>
    </Fieldset>
  );
}
