import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import type {
  DealtCell,
  DistributionMatrix,
  DistributionPreview as Preview,
} from "../../domain/judging/distribution-page.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Prose, Row } from "../../ui/layout";
import { Matrix } from "../../ui/matrix";
import { Note } from "../../ui/note";
import type { StateKind } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { TextArea } from "../../ui/text-field";

const cellWords: Record<DealtCell, string> = { given: "Judges", free: "Not given", recused: "Recused" };

type Props = {
  here: string;
  preview: Preview;
  /** Somebody has not declared yet: to make it now needs a reason. */
  early: boolean;
  refused: Refused | undefined;
  nextSeed: number;
  cell: { delegation: string; entry: string };
};

/** Shows a distribution before it is made, or the one made: how it is dealt, why, and what one more refusal would change. */
export function DistributionPreview({ here, preview, early, refused, nextSeed, cell }: Props) {
  const { seed, matrix } = preview;
  return (
    <>
      <section aria-labelledby="preview">
        <h2 id="preview">{preview.isMade ? "The distribution" : "Preview"}</h2>
        {preview.refusal.length > 0 ? (
          <Note kind="bad" title="It cannot be done">
            {preview.refusal.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Note>
        ) : (
          <>
            {preview.isMade ? null : <p>Nothing of this is stored until you make it.</p>}
            <Prose>
              <ul>
                {preview.notes.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
                <li>
                  Drawn with seed {seed}. From the same seed and the same facts follows the same distribution,
                  on any machine.
                </li>
              </ul>
            </Prose>
            <MakeForm here={here} preview={preview} early={early} refused={refused} />
            {preview.isMade ? null : (
              <Row>
                <ButtonLink to={`${here}?seed=${nextSeed}`} kind="second">
                  Draw with another seed
                </ButtonLink>
              </Row>
            )}
            {matrix ? (
              <DealtMatrix here={here} seed={seed} matrix={matrix} />
            ) : (
              <Note kind="plain" title="Who judges which entry is not shown here">
                <p>
                  You are of a state whose entry is judged, or recused from one. Your colleagues of the
                  secretariat see the whole distribution.
                </p>
              </Note>
            )}
          </>
        )}
      </section>
      {matrix && preview.refusal.length === 0 ? (
        <WhyThis here={here} preview={preview} matrix={matrix} cell={cell} />
      ) : null}
    </>
  );
}

function MakeForm({ here, preview, early, refused }: Pick<Props, "here" | "preview" | "early" | "refused">) {
  if (preview.isMade) return null;
  const own = textOf(refused?.typed, "intent") === "make" ? refused : undefined;
  // A refusal shows the same draw again.
  const action = `${here}?seed=${preview.seed}`;
  const fields = (
    <>
      {early ? (
        <TextArea
          name="reason"
          label="Reason for not waiting until everybody has declared"
          hint="It stays with the distribution."
          rows={2}
          value={textOf(own?.typed, "reason")}
          problem={problemOf(own?.problems, "reason")}
        />
      ) : null}
      <input type="hidden" name="seed" value={preview.seed} />
      <input type="hidden" name="seen" value={preview.seen} />
    </>
  );
  if (preview.apart.length === 0) {
    return (
      <Form method="post" action={action}>
        {fields}
        <Button name="intent" value="make">
          Make this distribution
        </Button>
      </Form>
    );
  }
  return (
    <Note kind="bad" title="It cannot be made like this">
      {preview.apart.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {preview.mend.length > 0 ? (
        <Form method="post" action={action}>
          <p>The fewest further assignments that would connect them:</p>
          <Prose>
            <ul>
              {preview.mend.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Prose>
          {fields}
          <input type="hidden" name="mended" value="yes" />
          <Button name="intent" value="make">
            Make it with these further assignments
          </Button>
        </Form>
      ) : (
        <p>
          The recusals keep them apart whatever is added. Let more delegations judge each entry, or complete
          the jury.
        </p>
      )}
    </Note>
  );
}

const cellKinds: Partial<Record<DealtCell, StateKind>> = { given: "done", recused: "out" };

function DealtMatrix({ here, seed, matrix }: { here: string; seed: number; matrix: DistributionMatrix }) {
  const nameOf = (one: DistributionMatrix["delegations"][number]) =>
    `${one.name}${one.advises ? " (advice)" : ""}`;
  return (
    <>
      <Matrix
        caption="Entries by delegation"
        columns={matrix.delegations.map((one) => ({ number: one.number, name: nameOf(one) }))}
        rows={matrix.rows.map((row) => ({
          key: row.entryId,
          title: row.title,
          country: row.country,
          cells: row.cells.map(({ state, delegationId }) => ({
            kind: cellKinds[state],
            words: cellWords[state],
            href: `${here}?seed=${seed}&delegation=${delegationId}&entry=${row.entryId}#why`,
          })),
        }))}
      />
      <DataTable
        caption="Entries of each delegation"
        columns={[{ label: "Delegation" }, { label: "Entries", numeric: true }]}
        rows={matrix.delegations.map((one) => ({
          key: one.id,
          cells: [`${one.number}. ${nameOf(one)}`, one.load],
        }))}
      />
    </>
  );
}

type WhyProps = { here: string; preview: Preview; matrix: DistributionMatrix; cell: Props["cell"] };

function WhyThis({ here, preview, matrix, cell }: WhyProps) {
  const { why } = preview;
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why this delegation, and what one more refusal would change</h2>
      {why ? (
        <>
          <h3>{why.title}</h3>
          {why.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {why.refusal.length > 0 ? (
            <>
              <h3>If this delegation were recused from this entry too</h3>
              <Prose>
                <ul>
                  {why.refusal.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Prose>
            </>
          ) : null}
        </>
      ) : (
        <p>Choose a delegation and an entry, here or in the table above.</p>
      )}
      <Form method="get" action={`${here}#why`}>
        <input type="hidden" name="seed" value={preview.seed} />
        <Select
          name="delegation"
          label="Delegation"
          options={matrix.delegations.map((one) => ({ value: one.id, label: `${one.number}. ${one.name}` }))}
          value={cell.delegation}
        />
        <Select
          name="entry"
          label="Entry"
          options={matrix.rows.map((row) => ({
            value: row.entryId,
            label: `${row.title} (${countryName(row.country)})`,
          }))}
          value={cell.entry}
        />
        <Button kind="second">Explain it</Button>
      </Form>
    </section>
  );
}
