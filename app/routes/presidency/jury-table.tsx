import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { type SeatKind, seatWords } from "../../domain/jury/jury";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { Country } from "../../ui/country";
import { Row, Stack } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { Bilingual } from "../../ui/title";

type Member = {
  id: string;
  email: string;
  nameLatin: string;
  nameOwn: string | null;
  nameLanguage: string | null;
  nationality: string | null;
  reason: string | null;
};

export type SeatedDelegation = {
  id: string;
  number: number;
  name: string;
  kind: string;
  country: string | null;
  seat: SeatKind;
  people: readonly Member[];
};

export type JuryTableProps = {
  year: number;
  delegations: readonly SeatedDelegation[];
  changeable: boolean;
};

/** The jury by delegation, with its people; who may, adds and removes people here. */
export function JuryTable({ year, delegations, changeable }: JuryTableProps) {
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
          </>,
          <>
            {seatWords[delegation.seat]}, {delegation.kind === "expert" ? "invited expert" : "presidency"}
            {delegation.kind === "expert" && delegation.country ? (
              <>
                <br />
                <Country code={delegation.country} />
              </>
            ) : null}
          </>,
          delegation.people.length === 0 ? (
            "Nobody yet; without people it judges nothing."
          ) : (
            <Stack>
              {delegation.people.map((member) => (
                <Person key={member.id} delegation={delegation} member={member} changeable={changeable} />
              ))}
            </Stack>
          ),
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

type PersonProps = { delegation: SeatedDelegation; member: Member; changeable: boolean };

function Person({ delegation, member, changeable }: PersonProps) {
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
    </div>
  );
}

function Change({ year, delegation }: { year: number; delegation: SeatedDelegation }) {
  return (
    <Form method="post">
      <Row>
        <ButtonLink to={`/presidency/editions/${year}/jury/${delegation.id}`} kind="second" small>
          Add a person
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
