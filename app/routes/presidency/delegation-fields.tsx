import { byCountryName, countryName, memberStates } from "../../domain/countries";
import { seatKinds, seatWords, voices, voiceWords } from "../../domain/jury/jury";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { RadioGroup, Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { TextArea, TextField } from "../../ui/text-field";

const states = [...memberStates]
  .sort(byCountryName)
  .map((code) => ({ value: code, label: countryName(code) }));

const voiceHints = {
  vote: "Its people judge; it counts in the ranking, votes and the quorum.",
  advice: "Shown beside the ranking; counts in no mean, vote or quorum, and nothing waits for it.",
};

export type DelegationFieldsProps = {
  refused: Refused | undefined;
  /** What stands now, where a delegation is changed. */
  now?: { kind: string; country: string; institution: string; seat: string; voice: string } | undefined;
  /** A vote would exceed the limit of people who judge: then a reason is asked for. */
  limit?: number | undefined;
};

/** Asks who a delegation is, and what seat and voice it has. */
export function DelegationFields({ refused, now, limit }: DelegationFieldsProps) {
  const value = (field: "kind" | "country" | "institution" | "seat" | "voice", standard: string) =>
    refused ? textOf(refused.typed, field) : (now?.[field] ?? standard);
  return (
    <>
      <RadioGroup
        name="kind"
        label="Kind"
        options={[
          { value: "presidency", label: "A presidency" },
          { value: "expert", label: "An invited expert institution" },
        ]}
        value={value("kind", "presidency")}
        problem={problemOf(refused?.problems, "kind")}
      />
      <Select
        name="country"
        label="State"
        hint="For an expert institution, the state it is in. A delegation does not judge its own state's entry."
        options={states}
        empty="No state"
        value={value("country", "")}
        problem={problemOf(refused?.problems, "country")}
      />
      <TextField
        name="institution"
        label="Institution"
        hint="For experts only."
        value={value("institution", "")}
        problem={problemOf(refused?.problems, "institution")}
      />
      <RadioGroup
        name="seat"
        label="Seat"
        hint="The vice-chair acts where the chair is recused."
        options={seatKinds.map((seat) => ({ value: seat, label: seatWords[seat] }))}
        value={value("seat", "member")}
        problem={problemOf(refused?.problems, "seat")}
      />
      <RadioGroup
        name="voice"
        label="Vote or advice"
        options={voices.map((voice) => ({
          value: voice,
          label: voiceWords[voice],
          hint: voiceHints[voice],
        }))}
        value={value("voice", "vote")}
        problem={problemOf(refused?.problems, "voice")}
      />
      {limit !== undefined ? (
        <TextArea
          name="reason"
          label={`Reason for more than ${limit} people who judge`}
          hint="Needed where a vote for this delegation takes their number beyond the limit."
          rows={2}
          value={textOf(refused?.typed, "reason")}
          problem={problemOf(refused?.problems, "reason")}
        />
      ) : null}
    </>
  );
}
