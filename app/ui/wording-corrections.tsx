import type { FormCorrection } from "../domain/forms/wording";
import { dayOf } from "../domain/times";
import { Details, SummaryList } from "./lists";
import { PlainText } from "./plain-text";
import { Day } from "./time";

/** Tells how the words of a published question or section were corrected, when and why; nothing where they were not. */
export function WordingCorrections({ corrections }: { corrections: readonly FormCorrection[] }) {
  if (corrections.length === 0) return null;
  return (
    <>
      {corrections.map((correction) => (
        <Details
          key={correction.version}
          summary={
            <>
              Wording corrected on <Day day={dayOf(correction.at)} />
            </>
          }
        >
          <CorrectionWords correction={correction} />
        </Details>
      ))}
    </>
  );
}

/** Sets one correction: every part before and now, and the reason. */
export function CorrectionWords({ correction }: { correction: FormCorrection }) {
  return (
    <SummaryList
      beside
      rows={[
        ...correction.changes.flatMap(({ part, before, after }) => [
          { key: `${part} ${before}`, term: `${part}, before`, detail: <Words text={before} /> },
          { key: `${part} ${before} now`, term: `${part}, now`, detail: <Words text={after} /> },
        ]),
        { key: "reason", term: "Reason", detail: correction.reason },
      ]}
    />
  );
}

function Words({ text }: { text: string }) {
  return text === "" ? <span className="quiet">(nothing)</span> : <PlainText text={text} />;
}
