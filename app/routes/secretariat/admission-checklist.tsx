import type { CheckLine } from "../../domain/entries/checklist";
import { State } from "../../ui/state";
import { Instant } from "../../ui/time";

/** The checklist of form: what the platform has ticked by itself, and what a person has, with name and time. */
export function Checklist({ lines }: { lines: readonly CheckLine[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.point}>
          <State kind={line.met ? "done" : isForPerson(line) ? "open" : "bad"}>{line.words}</State>
          {line.tick ? (
            <span className="quiet">
              {" "}
              ({line.tick.by}, <Instant at={line.tick.at} />)
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function isForPerson(line: CheckLine): boolean {
  return line.point === "english" || line.point === "result";
}
