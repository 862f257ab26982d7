import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { TextField } from "../../ui/text-field";
import { Bilingual } from "../../ui/title";
import { languageOptions } from "./title-fields";

type Name = { nameLatin: string; nameOwn: string; nameLanguage: string };

/** Who presents the project at the conference; asked from the close of admission on. */
export function Presenter({
  presenter,
  refused,
}: {
  presenter: Name & { open: boolean };
  refused: Refused | undefined;
}) {
  const own = textOf(refused?.typed, "intent") === "presenter" ? refused : undefined;
  const value = (field: keyof Name) => (own ? textOf(own.typed, field) : presenter[field]);
  const problem = (field: string) => problemOf(own?.problems, field);
  return (
    <section aria-labelledby="presenter">
      <h2 id="presenter">Presenter at the conference</h2>
      {presenter.open ? (
        <Form method="post" noValidate>
          <p>The name stands in the programme and on the certificate as you write it here.</p>
          <TextField
            name="nameLatin"
            label="Name in Latin letters"
            value={value("nameLatin")}
            problem={problem("nameLatin")}
            width={30}
          />
          <TextField
            name="nameOwn"
            label="Name in its own script (optional)"
            value={value("nameOwn")}
            lang={value("nameLanguage") || undefined}
            problem={problem("nameOwn")}
            width={30}
          />
          <Select
            name="nameLanguage"
            label="Language of that name"
            options={languageOptions}
            value={value("nameLanguage")}
            empty="Latin letters only"
            problem={problem("nameLanguage")}
          />
          <Button kind={presenter.nameLatin ? "second" : "main"} name="intent" value="presenter">
            {presenter.nameLatin ? "Change the presenter" : "Name the presenter"}
          </Button>
        </Form>
      ) : (
        <p>
          {presenter.nameLatin ? (
            <Bilingual
              text={presenter.nameLatin}
              {...(presenter.nameOwn ? { own: presenter.nameOwn, lang: presenter.nameLanguage } : {})}
            />
          ) : (
            "The national representative has named nobody yet."
          )}
        </p>
      )}
    </section>
  );
}
