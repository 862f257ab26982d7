import { Form } from "@remix-run/react";
import { type ConflictScope, conflictKinds, conflictWords } from "../../domain/judging/interest";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextArea } from "../../ui/text-field";

const kinds = conflictKinds.map((kind) => ({ value: kind, label: conflictWords[kind] }));

type Fields = { entryId: string; refused: Refused | undefined };

/** Asks what kind of conflict it is, and for the reason. */
export function ConflictFields({ entryId, refused }: Fields) {
  const field = (name: string) => ({
    name: `${name}-${entryId}`,
    value: textOf(refused?.typed, `${name}-${entryId}`),
    problem: problemOf(refused?.problems, `${name}-${entryId}`),
  });
  return (
    <>
      <Select {...field("conflict")} label="Kind of conflict" options={kinds} empty="Choose the kind" />
      <TextArea
        {...field("reason")}
        label="Reason, where there is a conflict"
        hint="Your delegation, the chair, the vice-chair and the secretariat can read it, unless they are recused from this entry themselves."
        rows={2}
      />
    </>
  );
}

/** Says whom a conflict takes off the entry. */
export const whomItRecuses: Record<ConflictScope, string> = {
  delegation: "A conflict takes your whole delegation off the entry.",
  person:
    "A conflict takes you off the entry; the others of your delegation go on without you, and do not speak with you about it. Where nobody is left, it takes the delegation off.",
};

/** Lets a person declare a conflict that they noticed only while reading. */
export function ConflictForm({ entryId, refused, scope }: Fields & { scope: ConflictScope }) {
  const own = refused && textOf(refused.typed, "intent") === "conflict" ? refused : undefined;
  return (
    <Details summary="Declare a conflict of interest" open={own !== undefined}>
      <Form method="post">
        <ErrorSummary problems={own?.problems} />
        <p>
          {whomItRecuses[scope]} Nothing of the entry's judging is shown to whoever is recused from it. A
          score sheet of a delegation that is recused is kept, but it does not count. This is not taken back.
        </p>
        <ConflictFields entryId={entryId} refused={own} />
        <Button kind="danger" name="intent" value="conflict">
          Declare the conflict
        </Button>
      </Form>
    </Details>
  );
}
