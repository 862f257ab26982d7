import { Form } from "@remix-run/react";
import type { ListedCertificate } from "../../domain/certificates/certificate-list.server";
import { languageName, officialLanguages } from "../../domain/people/people";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { TextField } from "../../ui/text-field";

/** Asks for the right name of one certificate; where the state has named somebody since, that name stands there. */
export function CorrectionForm({
  certificate,
  year,
  refused,
}: {
  certificate: ListedCertificate;
  year: number;
  refused: Refused | undefined;
}) {
  const { nowNamed } = certificate;
  const { typed, problems } = refused ?? {};
  const start = nowNamed ?? {
    latin: certificate.recipient,
    own: certificate.recipientOwn,
    language: certificate.recipientLanguage,
  };
  const value = (field: string, stored: string | null) => (typed ? textOf(typed, field) : (stored ?? ""));
  const language = value("nameLanguage", start.language);
  return (
    <section aria-labelledby="correct" className="stack">
      <h2 id="correct">Correct the name on a certificate</h2>
      <p>
        {certificate.award}: {certificate.about}. The name now: {certificate.recipient}. A new certificate
        replaces this one; the project's other certificate with this name, the programme and the gala screen
        follow.
      </p>
      <Form method="post" action={`/presidency/editions/${year}/certificates`}>
        <input type="hidden" name="certificate" value={certificate.id} />
        <TextField
          name="nameLatin"
          label="Name in Latin letters"
          width={30}
          value={value("nameLatin", start.latin)}
          problem={problemOf(problems, "nameLatin")}
        />
        <TextField
          name="nameOwn"
          label="Name in its own script"
          hint="Only where it differs."
          width={30}
          lang={language || undefined}
          value={value("nameOwn", start.own)}
          problem={problemOf(problems, "nameOwn")}
        />
        <Select
          name="nameLanguage"
          label="Language of that name"
          empty="None"
          options={officialLanguages.map((tag) => ({ value: tag, label: languageName(tag) }))}
          value={language}
          problem={problemOf(problems, "nameLanguage")}
        />
        <Row>
          <Button name="intent" value="correct">
            Replace the certificate
          </Button>
          <a href={`/presidency/editions/${year}/certificates`}>Leave it as it is</a>
        </Row>
      </Form>
      <Form method="post" action={`/presidency/editions/${year}/certificates`}>
        <ConfirmDetails
          label="Revoke it without a new one"
          confirm="Revoke it now"
          small
          name="intent"
          value="revoke"
        >
          <p>Its code then says that it is revoked. This cannot be undone.</p>
        </ConfirmDetails>
        <input type="hidden" name="certificate" value={certificate.id} />
      </Form>
    </section>
  );
}
