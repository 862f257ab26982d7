import { type Run, textChanges } from "../domain/text-changes";

export type TextChangesProps = { before: string; beforeLabel: string; now: string };

/** What happened to a text. */
export type Change = "new" | "removed" | "changed";

/** Says what happened to a text that was not the same before. */
export function changeOf({ before, now }: Pick<TextChangesProps, "before" | "now">): Change {
  if (before.trim() === "") return "new";
  return now.trim() === "" ? "removed" : "changed";
}

/**
 * Shows an older text beside the present one, what was taken away and what is new marked in each; a text that is new or gone
 * altogether stands alone.
 */
export function TextChanges({ before, beforeLabel, now }: TextChangesProps) {
  const change = changeOf({ before, now });
  if (change !== "changed") {
    const isNew = change === "new";
    return (
      <div className="text-changes-alone">
        <Side runs={[{ text: isNew ? now : before, changed: true }]} mark={isNew ? "ins" : "del"} />
      </div>
    );
  }
  const changes = textChanges(before, now);
  return (
    <div className="text-changes">
      <div>
        <p className="quiet">{beforeLabel}:</p>
        <Side runs={changes.before} mark="del" />
      </div>
      <div>
        <p className="quiet">Now:</p>
        <Side runs={changes.now} mark="ins" />
      </div>
    </div>
  );
}

function Side({ runs, mark: Mark }: { runs: readonly Run[]; mark: "del" | "ins" }) {
  if (runs.length === 0) return <p>(empty)</p>;
  return (
    <p className="text-changes-text">
      {runs.map((run, index) =>
        run.changed ? <Mark key={index}>{run.text}</Mark> : <span key={index}>{run.text}</span>,
      )}
    </p>
  );
}
