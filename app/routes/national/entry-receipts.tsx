import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";

/** The receipts of an entry's submissions, the newest first. */
export function Receipts({
  entryId,
  receipts,
}: {
  entryId: string;
  receipts: readonly { number: number; at: string; by: string; lateUntil: string | null }[];
}) {
  if (receipts.length === 0) return null;
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">Receipts</h2>
      <DataTable
        caption="Receipts"
        captionHidden
        columns={[{ label: "Receipt" }, { label: "Submitted" }, { label: "By" }, { label: "As a file" }]}
        rows={receipts.map((receipt) => ({
          key: String(receipt.number),
          cells: [
            <a key="page" href={`/national/entries/${entryId}/receipts/${receipt.number}`}>
              Receipt {receipt.number}
            </a>,
            <span key="at">
              <Instant at={receipt.at} />
              {receipt.lateUntil ? " (late, by exception)" : ""}
            </span>,
            receipt.by,
            <a
              key="pdf"
              href={`/national/entries/${entryId}/receipts/${receipt.number}.pdf`}
              aria-label={`Receipt ${receipt.number} as a PDF`}
            >
              PDF
            </a>,
          ],
        }))}
      />
    </section>
  );
}
