import { languageName, officialLanguages } from "../../domain/people/people";
import type { Problem } from "../../domain/problems";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { TextField } from "../../ui/text-field";

const languages = officialLanguages
  .map((tag) => ({ value: tag as string, label: languageName(tag) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));

export type PersonFieldsProps = {
  value: (field: string) => string;
  problems: readonly Problem[] | undefined;
};

/** The fields of a person: address, name in Latin letters, and the own script where it differs. */
export function PersonFields({ value, problems }: PersonFieldsProps) {
  const field = (name: string) => ({ name, value: value(name), problem: problemOf(problems, name) });
  return (
    <>
      <TextField {...field("email")} label="E-mail address" type="email" width={30} required />
      <TextField
        {...field("nameLatin")}
        label="Name in Latin letters"
        hint="As it stands on certificates and in the programme. A person who is known already keeps the name they have."
        width={30}
        required
      />
      <TextField
        {...field("nameOwn")}
        label="Name in its own script"
        hint="Only where it is written in other letters, for example in Greek or Bulgarian."
        width={30}
      />
      <Select
        {...field("nameLanguage")}
        label="Language of that name"
        options={languages}
        empty="No other script"
      />
    </>
  );
}
