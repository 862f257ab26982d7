import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { conflictScopeWords, sayNoInterest } from "../../domain/judging/interest";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { type Register, registerOf } from "../../domain/judging/register.server";
import type { RegisterLine } from "../../domain/judging/register-lines.server";
import { listed } from "../../domain/text";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { InterestTabs } from "./interest-tabs";

export const meta = pageTitle("Register of interests");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => registerOf(ctx, (await juryEdition(ctx)).id));
}

export default function RegisterOfInterests() {
  const register = useLoaderData<typeof loader>() as Register;
  return (
    <>
      <PageHead
        where={`Jury · ${register.edition.name}`}
        title="Register of interests"
        lead={`What people declared, and who does not judge which entry and why. A conflict recuses ${conflictScopeWords[register.scope].toLowerCase()}.`}
      >
        <a href="/jury/register.pdf">Register as PDF</a>
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      <InterestTabs current="/jury/register" />
      {register.leftOut ? (
        <Note kind="plain">
          <p>What concerns entries whose judging is not for you is left out.</p>
        </Note>
      ) : null}
      <Lines
        caption="Recusals"
        lines={register.recusals}
        empty="Nobody is recused"
        words="Recusals of the own country are made when judging opens."
      />
      <Lines
        caption="Declared conflicts"
        lines={register.declarations}
        empty="Nobody has declared a conflict"
        words="The people of the jury declare from the close of admission on."
      />
      {register.noInterest.length > 0 ? (
        <DataTable
          caption="No interest, by person"
          columns={[{ label: "Person" }, { label: "Declared" }, { label: "Last declared" }]}
          rows={register.noInterest.map((one) => ({
            key: one.key,
            cells: [
              `${one.person} (${one.delegation})`,
              sayNoInterest(one.states),
              <Instant key="at" at={one.at} />,
            ],
          }))}
        />
      ) : null}
      {register.suspicions.length > 0 ? (
        <Lines caption="Decided suspicions" lines={register.suspicions} />
      ) : null}
      {register.affiliations.length > 0 ? (
        <DataTable
          caption="Organisations that people stated as theirs"
          columns={[{ label: "Person" }, { label: "Delegation" }, { label: "Organisations" }]}
          rows={register.affiliations.map((one) => ({
            key: `${one.person} ${one.delegation}`,
            cells: [one.person, one.delegation, listed(one.organisations)],
          }))}
        />
      ) : null}
    </>
  );
}

function Lines({
  caption,
  lines,
  empty = "",
  words,
}: {
  caption: string;
  lines: readonly RegisterLine[];
  empty?: string;
  words?: string;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: "Entry" },
        { label: "State" },
        { label: "Who" },
        { label: "What" },
        { label: "Reason" },
        { label: "When" },
      ]}
      rows={lines.map((line) => ({
        key: line.key,
        cells: [
          line.title,
          <Country key="state" code={line.country} name={countryName(line.country)} />,
          line.person ? `${line.person} (${line.delegation})` : line.delegation,
          line.by ? `${line.words}, by ${line.by}` : line.words,
          line.reason,
          <Instant key="at" at={line.at} />,
        ],
      }))}
      empty={<EmptyState title={empty}>{words ? <p>{words}</p> : null}</EmptyState>}
    />
  );
}
