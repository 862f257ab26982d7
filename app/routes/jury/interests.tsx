import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { ownAffiliations, stateAffiliations } from "../../domain/judging/affiliations.server";
import { declareFurtherConflict, furtherEntries } from "../../domain/judging/further-conflicts.server";
import {
  type ConflictKind,
  type InterestKind,
  interestKinds,
  recusalWords,
} from "../../domain/judging/interest";
import { declareInterests, interestsOf, type ListedInterest } from "../../domain/judging/interests.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { beforeJudging } from "../../domain/judging/own-assignment.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { Details, EmptyState, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";
import { ConflictFields, whomItRecuses } from "./conflict-form";

export const meta = pageTitle("Interests");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const { beforeDeal, entries, recused, scope } = await interestsOf(ctx, edition.id);
    return {
      edition: edition.name,
      beforeDeal,
      open: beforeDeal || edition.state === "judging",
      early: !beforeDeal && beforeJudging.includes(edition.state),
      scope,
      affiliations: (await ownAffiliations(ctx, edition.id)).join("\n"),
      entries: entries.filter((entry) => entry.declared === undefined),
      declared: entries.filter((entry) => entry.declared !== undefined),
      others: await furtherEntries(ctx, edition.id),
      recused,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    if (textOf(typed, "intent") === "affiliations") {
      await stateAffiliations(ctx, (await juryEdition(ctx)).id, textOf(typed, "organisations"));
      return redirectWithNotice(args, "/jury/interests", "Your organisations are recorded.");
    }
    if (textOf(typed, "intent") === "others") {
      const conflict = textOf(typed, "conflict-others") as ConflictKind;
      const said = { conflict, reason: textOf(typed, "reason-others") };
      const { whom } = await declareFurtherConflict(ctx, textOf(typed, "entry"), said);
      const recused = { delegation: Number(whom === "delegation"), person: Number(whom === "person") };
      return redirectWithNotice(
        args,
        "/jury/interests",
        `Your declaration is recorded.${sayRecused(recused)}`,
      );
    }
    const interests = Object.keys(typed).flatMap((field) => {
      const entryId = /^interest-(\w{16})$/.exec(field)?.[1];
      const kind = textOf(typed, field) as InterestKind;
      if (!entryId || !interestKinds.includes(kind)) return [];
      const conflict = textOf(typed, `conflict-${entryId}`) as ConflictKind;
      const reason = textOf(typed, `reason-${entryId}`);
      return [{ entryId, kind, ...(kind === "conflict" ? { conflict, reason } : {}) }];
    });
    const recused = await declareInterests(ctx, interests);
    const conflicts = recused.delegation + recused.person;
    return redirectWithNotice(
      args,
      conflicts > 0 ? "/jury/interests" : "/jury",
      interests.length === 0
        ? "Nothing was chosen, so nothing was declared."
        : `Your declarations are recorded.${sayRecused(recused)}`,
    );
  });

function sayRecused({ delegation, person }: { delegation: number; person: number }): string {
  const from = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);
  const words = [
    ...(delegation > 0 ? [` Your delegation is recused from ${from(delegation)}.`] : []),
    ...(person > 0
      ? [` You are recused from ${from(person)}; your colleagues of the delegation go on without you.`]
      : []),
  ];
  return words.length > 0 ? `${words.join("")} Nothing of their judging is shown to you any more.` : "";
}

export default function Interests() {
  const { edition, beforeDeal, early, open, scope, affiliations, entries, declared, others, recused } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const ofAffiliations = textOf(refused?.typed, "intent") === "affiliations" ? refused : undefined;
  return (
    <>
      <PageHead
        where={`Jury · ${edition}`}
        title="Interests"
        lead={`${beforeDeal ? "Before entries are dealt and open, say of each" : "Before an entry opens, say"} whether you, your organisation or people close to you have an interest in it. ${whomItRecuses[scope]}`}
      >
        <a href="/jury">Entries to judge</a>
      </PageHead>
      <ErrorSummary problems={refused?.problems} />
      <Details
        summary={affiliations ? "Your organisations" : "Your organisations: none stated yet"}
        open={ofAffiliations !== undefined}
      >
        <Form method="post">
          <TextArea
            name="organisations"
            label="Whom you work for, and bodies you sit on"
            hint="One a line, also of the last five years. They serve to find conflicts you may have overlooked, and nothing else; the chair, the vice-chair and the secretariat see what is found."
            rows={4}
            value={ofAffiliations ? textOf(ofAffiliations.typed, "organisations") : affiliations}
            problem={problemOf(ofAffiliations?.problems, "organisations")}
          />
          <Button kind="second" name="intent" value="affiliations">
            Record your organisations
          </Button>
        </Form>
      </Details>
      {entries.length > 0 && open ? (
        <Form method="post">
          {entries.map((entry) => (
            <EntryInterest key={entry.entryId} entry={entry} refused={refused} />
          ))}
          <Button>Record the declarations</Button>
        </Form>
      ) : (
        <EmptyState title={open ? "You have declared on every entry" : "There is nothing to declare now"}>
          <p>
            {early
              ? "Which entries there are is settled once admission is closed. From then on you are asked about each of them."
              : beforeDeal
                ? "The entries your delegation is given open once judging does. If you notice a conflict until then, declare it below."
                : "If you notice a conflict later, also after you have begun to score, open the entry and declare it there."}
          </p>
        </EmptyState>
      )}
      {declared.length > 0 ? (
        <Details summary={`No interest declared: ${declared.length}`}>
          <ul>
            {declared.map((entry) => (
              <li key={entry.entryId}>
                {beforeDeal ? entry.title : <a href={`/jury/entries/${entry.entryId}`}>{entry.title}</a>},{" "}
                {countryName(entry.country)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {others.length > 0 ? <Others others={others} beforeDeal={beforeDeal} refused={refused} /> : null}
      {recused.length > 0 ? <Recused recused={recused} /> : null}
    </>
  );
}

function EntryInterest({ entry, refused }: { entry: ListedInterest; refused: Refused | undefined }) {
  const { entryId } = entry;
  return (
    <div className="interest">
      <Fieldset
        legend={entry.title}
        hint={
          <>
            <Country code={entry.country} />, {entry.organisation}
          </>
        }
      >
        {entry.partners ? (
          <Details summary="Partners">
            <PlainText text={entry.partners} />
          </Details>
        ) : null}
        <RadioGroup
          name={`interest-${entryId}`}
          label={`Your interest in ${entry.title}`}
          value={textOf(refused?.typed, `interest-${entryId}`)}
          problem={problemOf(refused?.problems, `interest-${entryId}`)}
          options={[
            { value: "none", label: "I have no interest in this entry" },
            { value: "conflict", label: "I have a conflict of interest" },
          ]}
        />
        <div className="interest-conflict">
          <ConflictFields entryId={entryId} refused={refused} />
        </div>
      </Fieldset>
    </div>
  );
}

type OthersProps = {
  others: readonly { entryId: string; title: string; country: string }[];
  beforeDeal: boolean;
  refused: Refused | undefined;
};

/** Before entries are dealt, what was answered can turn out otherwise; then a conflict matters on what others judge too. */
function Others({ others, beforeDeal, refused }: OthersProps) {
  const own = textOf(refused?.typed, "intent") === "others" ? refused : undefined;
  return (
    <Details
      summary={
        beforeDeal
          ? "A conflict with an entry you declared no interest in"
          : "A conflict with an entry that other delegations judge"
      }
      open={own !== undefined}
    >
      <Form method="post">
        <p>
          {beforeDeal
            ? "You will see nothing of its judging. This is not taken back."
            : "Your delegation does not score these entries, but the jury decides on them together. With a conflict you see nothing of their judging, and your delegation has no vote on them where it is recused. This is not taken back."}
        </p>
        <Select
          name="entry"
          label="Entry"
          options={others.map((one) => ({
            value: one.entryId,
            label: `${countryName(one.country)}: ${one.title}`,
          }))}
          empty="Choose the entry"
          value={textOf(own?.typed, "entry")}
          problem={problemOf(own?.problems, "entry")}
        />
        <ConflictFields entryId="others" refused={own} />
        <Button kind="danger" name="intent" value="others">
          Declare the conflict
        </Button>
      </Form>
    </Details>
  );
}

type RecusedEntry = ReturnType<typeof useLoaderData<typeof loader>>["recused"][number];

function Recused({ recused }: { recused: readonly RecusedEntry[] }) {
  return (
    <>
      <h2>What you or your delegation do not judge</h2>
      <Note kind="plain">
        <p>
          Nothing that comes from judging these entries is shown to you. What you may see for another reason
          stays with you: a state's people go on working on their own entry.
        </p>
      </Note>
      <SummaryList
        beside
        rows={recused.map((one) => ({
          key: one.entryId,
          term: <Country code={one.country} />,
          detail: sayRecusal(one),
        }))}
      />
    </>
  );
}

function sayRecusal(one: RecusedEntry): string {
  const words = recusalWords[one.kind];
  return [
    one.kind === "own-country" ? `${one.title}. ${words}.` : `${one.title}. ${words}: ${one.reason}`,
    ...(one.alone ? ["Only you; your colleagues go on judging it."] : []),
    ...(one.sheetRemoved ? ["The score sheet your delegation had begun is kept and does not count."] : []),
  ].join(" ");
}
