import { entryKindWords } from "../../domain/entries/entry";
import type { LateException } from "../../domain/entries/late-exceptions.server";
import { Country } from "../../ui/country";
import { PlainText } from "../../ui/plain-text";
import { DataTable } from "../../ui/table";
import { Deadline, Instant } from "../../ui/time";

/** Every late entry by exception, for all who speak for a state: which state, until when, and why; no title. */
export function LateExceptions({ exceptions }: { exceptions: readonly LateException[] }) {
  if (exceptions.length === 0) return null;
  return (
    <section aria-labelledby="late-exceptions">
      <h2 id="late-exceptions">Late entries by exception</h2>
      <p>Secretariat and presidency give an exception together, and say why to all states.</p>
      <DataTable
        caption="Late entries by exception"
        captionHidden
        columns={[
          { label: "State" },
          { label: "Kind" },
          { label: "Given" },
          { label: "Until" },
          { label: "Reason" },
        ]}
        rows={exceptions.map((one) => ({
          key: `${one.country} ${one.givenAt}`,
          cells: [
            <Country key="country" code={one.country} />,
            entryKindWords[one.kind],
            <Instant key="given" at={one.givenAt} />,
            <Deadline key="until" at={one.until} />,
            <PlainText key="reason" text={one.reason} />,
          ],
        }))}
      />
    </section>
  );
}
