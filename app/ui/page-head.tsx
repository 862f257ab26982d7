import type { ReactNode } from "react";

export type PageHeadProps = {
  /** Where one is, above the title: "National representative · Bulgaria". */
  where?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  /** For what the award itself says: themes, project titles, the programme. */
  serif?: boolean | undefined;
  /** Language of the title where it is not English. */
  lang?: string | undefined;
  /** Links that belong to the whole page. */
  children?: ReactNode;
};

/** Opens a page: where one is, the one h1, a lead. */
export function PageHead({ where, title, lead, serif = false, lang, children }: PageHeadProps) {
  return (
    <div className="page-head">
      {where ? <p className="page-where">{where}</p> : null}
      <h1 className={serif ? "serif" : undefined} lang={lang}>
        {title}
      </h1>
      {lead ? <p className="page-lead">{lead}</p> : null}
      {children ? <div className="page-links">{children}</div> : null}
    </div>
  );
}
