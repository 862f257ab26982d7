import { PlainText } from "../../ui/plain-text";
import { Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";

export type ShownRemark = {
  personId: string;
  by: string;
  byOwn: string | null;
  byLanguage: string | null;
  text: string;
  at: string;
};

/** What the committee says of a candidate, each remark under its writer's name. */
export function Remarks({ remarks }: { remarks: readonly ShownRemark[] }) {
  if (remarks.length === 0) return <p className="quiet">No remark yet.</p>;
  return (
    <ul className="remarks">
      {remarks.map((remark) => (
        <li key={remark.personId}>
          <p className="remark-by">
            <Bilingual
              text={remark.by}
              {...(remark.byOwn ? { own: remark.byOwn, lang: remark.byLanguage ?? "" } : {})}
            />
            , <Instant at={remark.at} />
          </p>
          <PlainText text={remark.text} />
        </li>
      ))}
    </ul>
  );
}
