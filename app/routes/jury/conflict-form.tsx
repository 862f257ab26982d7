import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextArea } from "../../ui/text-field";

/** Lets a person declare a conflict that they noticed only while reading. */
export function ConflictForm({ entryId, refused }: { entryId: string; refused: Refused | undefined }) {
  const own = refused && textOf(refused.typed, "intent") === "conflict" ? refused : undefined;
  const name = `reason-${entryId}`;
  return (
    <Details summary="Declare a conflict of interest" open={own !== undefined}>
      <Form method="post">
        <ErrorSummary problems={own?.problems} />
        <p>
          Your delegation is then recused from this entry and sees nothing of its judging any more. A score
          sheet it has begun is kept, but it does not count. This is not taken back.
        </p>
        <TextArea
          name={name}
          label="Reason"
          rows={2}
          value={textOf(own?.typed, name)}
          problem={problemOf(own?.problems, name)}
        />
        <Button kind="danger" name="intent" value="conflict">
          Declare the conflict
        </Button>
      </Form>
    </Details>
  );
}
