import { byCountryName, countryName, memberStates } from "../../domain/countries";
import { hostZones } from "../../domain/editions/edition-input";
import type { Problem } from "../../domain/problems";
import { RadioGroup, Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { TextArea, TextField } from "../../ui/text-field";

const states = [...memberStates]
  .sort(byCountryName)
  .map((code) => ({ value: code, label: countryName(code) }));

const zones = hostZones.map((zone) => ({
  value: zone,
  label: (zone.split("/").at(-1) ?? zone).replaceAll("_", " "),
}));

export type EditionFieldsProps = {
  value: (field: string) => string;
  problems: readonly Problem[] | undefined;
  /** The states whose presidency the person prepares. */
  presidencies: readonly string[];
};

/** The fields of an edition: what it is about, its dates, and the few settings; the same when made and when changed. */
export function EditionFields({ value, problems, presidencies }: EditionFieldsProps) {
  const text = (name: string) => ({ name, value: value(name), problem: problemOf(problems, name) });
  const day = (name: string, label: string, hint?: string) => (
    <TextField {...text(name)} label={label} hint={hint} type="date" required />
  );
  return (
    <>
      <Fieldset legend="The edition">
        <TextField {...text("year")} label="Year" inputMode="numeric" width={4} required />
        <TextField
          {...text("name")}
          label="Name"
          hint="As it stands on certificates and letters. Usually the year."
          width={20}
          required
        />
        {presidencies.length === 1 ? (
          <input type="hidden" name="presidencyCountry" value={presidencies[0]} />
        ) : (
          <Select
            {...text("presidencyCountry")}
            label="Presidency"
            options={presidencies.map((code) => ({ value: code, label: countryName(code) }))}
            empty="Choose a state"
            required
          />
        )}
        <TextField {...text("city")} label="City of the conference" width={20} required />
        <Select
          {...text("hostCountry")}
          label="Country of the conference"
          options={states}
          empty="Choose a country"
          required
        />
        <Select
          {...text("timeZone")}
          label="Time zone of the conference"
          hint="Programme and gala are said in this time. Deadlines are said in Brussels time."
          options={zones}
          empty="Choose a city"
          required
        />
      </Fieldset>
      <Fieldset legend="The theme">
        <TextField {...text("theme")} label="Theme" required />
        <TextArea {...text("themeLead")} label="One sentence that leads into it" rows={2} required />
        <TextArea
          {...text("themeConditions")}
          label="Conditions of this theme"
          hint="One a line: what a project must have, and what is outside the theme."
          rows={5}
        />
      </Fieldset>
      <Fieldset legend="The dates" hint="Each step must be after the one before.">
        {day("callOpensOn", "The call opens on")}
        {day("deadlineDay", "Deadline: last day")}
        <TextField
          {...text("deadlineTime")}
          label="Deadline: last minute, Brussels time"
          hint="At 23:59 an entry still counts until midnight, when the next minute begins."
          type="time"
          required
        />
        {day("admissionUntil", "Admission until")}
        {day("judgingUntil", "Judging until")}
        {day("juryMeetingOn", "Jury meeting")}
        {day("conferenceFrom", "Conference: first day")}
        {day("conferenceUntil", "Conference: last day")}
        {day("galaDay", "Gala: day")}
        <TextField
          {...text("galaTime")}
          label="Gala: time, in the zone of the conference"
          type="time"
          required
        />
      </Fieldset>
      <Fieldset legend="Settings">
        <TextField
          {...text("additionalLimit")}
          label="Additional entries a state may send"
          hint="Good practice that does not compete. Usually 2."
          inputMode="numeric"
          width={2}
          required
        />
        <RadioGroup
          {...text("feedbackOn")}
          label="Do the states receive the jury's feedback on their entries after the gala?"
          hint="In words, without figures or places. The secretariat releases it."
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
          required
        />
      </Fieldset>
    </>
  );
}
