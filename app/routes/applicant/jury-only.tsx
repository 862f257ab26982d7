import { type Typed, textOf, textsOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Checkbox } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextField } from "../../ui/text-field";

/** Names the hidden field that says what the mark was when the page was made; empty where there was none. */
const wasName = (questionId: string) => `jury-only-was:${questionId}`;

/**
 * Reads which marks a sent page changes, with their reasons, null where one is taken away; a mark that stands as it was
 * shown is left out, so that a page that was opened earlier undoes no colleague's.
 */
export function typedMarks(typed: Typed): { questionId: string; reason: string | null }[] {
  return textsOf(typed, "jury-only-asked").flatMap((questionId) => {
    const was = textOf(typed, wasName(questionId));
    const marked = textOf(typed, `jury-only:${questionId}`) === "yes";
    const reason = marked ? textOf(typed, `jury-only-reason:${questionId}`) : null;
    const asShown = marked ? was !== "" && reason === was : was === "";
    return asShown ? [] : [{ questionId, reason }];
  });
}

type Markable = { question: { id: string; label: string }; juryOnlyReason: string | null };

/** Asks which answers of the section must not be published, each with its reason; the jury judges them all the same. */
export function JuryOnly({ items, refused }: { items: readonly Markable[]; refused: Refused | undefined }) {
  if (items.length === 0) return null;
  const marked = items.filter((item) => item.juryOnlyReason !== null).length;
  const typed = refused && textsOf(refused.typed, "jury-only-asked").length > 0 ? refused.typed : undefined;
  const wrong = items.some((item) => problemOf(refused?.problems, `jury-only-reason:${item.question.id}`));
  return (
    <Details
      summary={
        marked === 0
          ? "Is there anything here that must not be published?"
          : `${marked} of these answers ${marked === 1 ? "is" : "are"} for the jury only`
      }
      open={wrong}
    >
      <p>
        Police methods, for instance, or the address of a shelter. An answer marked "for the jury only" is
        judged and never published.
      </p>
      {items.map(({ question, juryOnlyReason }) => {
        const box = `jury-only:${question.id}`;
        const reason = `jury-only-reason:${question.id}`;
        return (
          <div key={question.id} className="stack">
            <input type="hidden" name="jury-only-asked" value={question.id} />
            <input
              type="hidden"
              name={wasName(question.id)}
              value={typed ? textOf(typed, wasName(question.id)) : (juryOnlyReason ?? "")}
            />
            <Checkbox
              name={box}
              label={`For the jury only: ${question.label}`}
              checked={typed ? textOf(typed, box) === "yes" : juryOnlyReason !== null}
            />
            <TextField
              name={reason}
              label={<>Why it must not be published</>}
              value={typed ? textOf(typed, reason) : (juryOnlyReason ?? "")}
              problem={problemOf(refused?.problems, reason)}
            />
          </div>
        );
      })}
    </Details>
  );
}
