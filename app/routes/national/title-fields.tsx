import { languageName, officialLanguages } from "../../domain/people/people";
import type { Problem } from "../../domain/problems";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { TextField } from "../../ui/text-field";

/** Languages to choose from, by their English names. */
export const languageOptions = officialLanguages
  .map((tag) => ({ value: tag, label: languageName(tag) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));

/** The title of a project in English and, where it has one, in its own language. */
export function TitleFields({
  values,
  problems,
}: {
  values: { title: string; titleOwn: string; titleLanguage: string };
  problems: readonly Problem[] | undefined;
}) {
  return (
    <>
      <TextField
        name="title"
        label="Title of the project in English"
        value={values.title}
        problem={problemOf(problems, "title")}
        maxLength={150}
      />
      <TextField
        name="titleOwn"
        label="Title in its own language (optional)"
        hint="As the project calls itself, in its own script."
        value={values.titleOwn}
        lang={values.titleLanguage || undefined}
        problem={problemOf(problems, "titleOwn")}
        maxLength={150}
      />
      <Select
        name="titleLanguage"
        label="Language of that title"
        options={languageOptions}
        value={values.titleLanguage}
        empty="No title of its own"
        problem={problemOf(problems, "titleLanguage")}
      />
    </>
  );
}
