import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { type SeatKind, seatWords } from "../../domain/jury/jury";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { Country } from "../../ui/country";
import { Row, Stack } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Deadline } from "../../ui/time";
import { Bilingual } from "../../ui/title";

type Member = {
  id: string;
  email: string;
  nameLatin: string;
  nameOwn: string | null;
  nameLanguage: string | null;
  nationality: string | null;
  reason: string | null;
  accepted: boolean;
  agreed: boolean;
};

export type SeatedDelegation = {
  id: string;
  number: number;
  name: string;
  kind: string;
  country: string | null;
  seat: SeatKind;
  adviceOnly: boolean;
  shownAt: string | null;
  objectionsUntil: string | null;
  people: readonly Member[];
  declined: readonly { personId: string; name: string; reason: string | null; fillable: boolean }[];
};

export type JuryTableProps = {
  year: number;
  delegations: readonly SeatedDelegation[];
  changeable: boolean;
  /** Locked, but one person may take another one's place. */
  replaceable: boolean;
  now: string;
};

/** The jury by delegation, with its people and their answers; who may, adds, removes and replaces people here. */
export function JuryTable({ year, delegations, changeable, replaceable, now }: JuryTableProps) {
  return (
    <DataTable
      caption="Delegations by number"
      captionHidden
      columns={[
        { label: "Delegation" },
        { label: "Seat" },
        { label: "People" },
        ...(changeable ? [{ label: "Change", hidden: true }] : []),
      ]}
      rows={delegations.map((delegation) => ({
        key: delegation.id,
        cells: [
          <>
            {delegation.number}. {delegation.name}
            {changeable ? <Shown delegation={delegation} now={now} /> : null}
          </>,
          <>
            {delegation.adviceOnly ? "Advice only" : seatWords[delegation.seat]},{" "}
            {delegation.kind === "expert" ? "invited expert" : "presidency"}
            {delegation.kind === "expert" && delegation.country ? (
              <>
                <br />
                <Country code={delegation.country} />
              </>
            ) : null}
          </>,
          <Stack key="people">
            {delegation.people.length === 0 ? <p>Nobody yet; without people it judges nothing.</p> : null}
            {delegation.people.map((member) => (
              <Person
                key={member.id}
                year={year}
                delegation={delegation}
                member={member}
                changeable={changeable}
                replaceable={replaceable}
              />
            ))}
            {delegation.declined.map((one) => (
              <div key={one.personId}>
                <p className="quiet">
                  {one.name} has declined{one.reason ? `: ${one.reason}` : "."}
                </p>
                {one.fillable ? (
                  <ButtonLink
                    to={`/presidency/editions/${year}/jury/${delegation.id}?instead=${one.personId}`}
                    kind="second"
                    small
                  >
                    Name somebody in the place of {one.name}
                  </ButtonLink>
                ) : null}
              </div>
            ))}
          </Stack>,
          ...(changeable ? [<Change key="change" year={year} delegation={delegation} />] : []),
        ],
      }))}
      empty={
        <EmptyState title="No delegation yet">
          <p>
            Begin with the presidency in the chair. Each delegation has one seat and one score sheet an entry.
          </p>
        </EmptyState>
      }
    />
  );
}

function Shown({ delegation, now }: { delegation: SeatedDelegation; now: string }) {
  const { shownAt, objectionsUntil } = delegation;
  if (shownAt === null || objectionsUntil === null) {
    return <p className="quiet">Not shown to the states yet.</p>;
  }
  return (
    <p className="quiet">
      {now < objectionsUntil ? (
        <>
          The states may object until <Deadline at={objectionsUntil} />.
        </>
      ) : (
        "Shown to the states; the period to object is over."
      )}
    </p>
  );
}

type PersonProps = {
  year: number;
  delegation: SeatedDelegation;
  member: Member;
  changeable: boolean;
  replaceable: boolean;
};

function Person({ year, delegation, member, changeable, replaceable }: PersonProps) {
  const { nameLatin, nationality, reason } = member;
  return (
    <div>
      <p>
        <Bilingual
          text={nameLatin}
          own={member.nameOwn ?? undefined}
          lang={member.nameLanguage ?? undefined}
        />
        <br />
        <span className="quiet">
          {member.email}
          {nationality ? `, ${countryName(nationality)}` : ""}
        </span>
        <br />
        <State kind={member.agreed ? "done" : member.accepted ? "half" : "due"}>
          {member.agreed
            ? "Accepted, with the terms"
            : member.accepted
              ? "Accepted, the terms not yet"
              : "No answer yet"}
        </State>
      </p>
      {reason ? <p className="quiet">One more than the rules name: {reason}</p> : null}
      {changeable ? (
        <Form method="post">
          <ConfirmDetails
            label="Remove"
            confirm={`Remove ${nameLatin}`}
            name="leaving"
            value={member.id}
            small
          >
            <p>
              {nameLatin} no longer sits in the jury. You can name the same person again until judging opens.
            </p>
          </ConfirmDetails>
          <input type="hidden" name="delegation" value={delegation.id} />
        </Form>
      ) : null}
      {replaceable ? (
        <ButtonLink
          to={`/presidency/editions/${year}/jury/${delegation.id}?instead=${member.id}`}
          kind="second"
          small
        >
          Replace<span className="hidden-words"> {nameLatin}</span>
        </ButtonLink>
      ) : null}
    </div>
  );
}

function Change({ year, delegation }: { year: number; delegation: SeatedDelegation }) {
  const page = `/presidency/editions/${year}/jury/${delegation.id}`;
  return (
    <Form method="post">
      <Row>
        <ButtonLink to={page} kind="second" small>
          Add a person
        </ButtonLink>
        <ButtonLink to={`${page}/change`} kind="second" small>
          Change
        </ButtonLink>
        {delegation.people.length === 0 ? (
          <Button kind="second" small name="intent" value="remove" label={`Remove ${delegation.name}`}>
            Remove
          </Button>
        ) : null}
      </Row>
      <input type="hidden" name="delegation" value={delegation.id} />
    </Form>
  );
}
