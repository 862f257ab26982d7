import { Form } from "@remix-run/react";
import { scoresOn, type WhatIfKind, weightFieldOf } from "../../domain/judging/what-if";
import type { WhatIfPage } from "../../domain/judging/what-if-page.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { TextField } from "../../ui/text-field";

type FormsProps = { page: WhatIfPage; refused: Refused | undefined };

/** The three changes that can be proposed, each a form of its own. */
export function ChangeForms({ page, refused }: FormsProps) {
  const problem = (field: string) => problemOf(refused?.problems, field);
  const typed = (field: string, kind: WhatIfKind, start = "") =>
    textOf(refused?.typed, "intent") === kind ? textOf(refused?.typed, field) : start;
  const delegations = page.delegations.map((number) => ({
    value: String(number),
    label: `Delegation ${number}`,
  }));
  return (
    <>
      <h2>Propose a change</h2>
      <Form method="post">
        <Fieldset
          legend="Other weights"
          hint="The weights now are filled in. Only their proportions count; 0 leaves a criterion out."
        >
          {page.criteria.map(({ key, name, weight }) => (
            <TextField
              key={key}
              name={weightFieldOf(key)}
              label={name}
              inputMode="numeric"
              width={4}
              value={typed(weightFieldOf(key), "weights", String(weight))}
              problem={
                problem(weightFieldOf(key)) ??
                (key === page.criteria[0]?.key ? problem("weights") : undefined)
              }
            />
          ))}
        </Fieldset>
        <Button kind="second" name="intent" value="weights">
          Propose these weights
        </Button>
      </Form>
      <Form method="post">
        <Fieldset legend="A jury without one delegation" hint="All its sheets are left out.">
          <Select
            name="without"
            label="Delegation to leave out"
            empty="Choose a delegation"
            options={delegations}
            value={typed("without", "without-delegation")}
            problem={problem("without")}
          />
        </Fieldset>
        <Button kind="second" name="intent" value="without-delegation">
          Propose to leave it out
        </Button>
      </Form>
      <Form method="post">
        <Fieldset legend="One other score" hint="What the delegation gave is not shown here.">
          <Select
            name="entry"
            label="Entry"
            empty="Choose an entry"
            options={page.entries.map(({ entryId, title }) => ({ value: entryId, label: title }))}
            value={typed("entry", "score")}
            problem={problem("entry")}
          />
          <Select
            name="delegation"
            label="Delegation"
            empty="Choose a delegation"
            options={delegations}
            value={typed("delegation", "score")}
            problem={problem("delegation")}
          />
          <Select
            name="criterion"
            label="Criterion"
            empty="Choose a criterion"
            options={page.criteria.map(({ key, name }) => ({ value: key, label: name }))}
            value={typed("criterion", "score")}
            problem={problem("criterion")}
          />
          <Select
            name="score"
            label="Score it would give"
            empty="Choose a score"
            options={scoresOn(page.scale).map((score) => ({ value: String(score), label: String(score) }))}
            value={typed("score", "score")}
            problem={problem("score")}
          />
        </Fieldset>
        <Button kind="second" name="intent" value="score">
          Propose this score
        </Button>
      </Form>
    </>
  );
}
