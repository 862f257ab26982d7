import type { ReactNode } from "react";
import { Day } from "./time";

export type DueItem = {
  key?: string | undefined;
  /** Whole days left; negative once the day has passed. Under seven it is marked. */
  days?: number | undefined;
  /** The day it is due. */
  day?: string | undefined;
  title: ReactNode;
  /** Why, in a sentence. */
  children?: ReactNode;
  /** One button or link. */
  action?: ReactNode;
};

function DaysLeft({ days, day }: { days: number | undefined; day: string | undefined }) {
  if (days === undefined) return <p className="due-days" />;
  const unit = Math.abs(days) === 1 ? "day" : "days";
  const words = days < 0 ? `${unit} late, due` : `${unit} to`;
  return (
    <p className={days < 7 ? "due-days due-soon" : "due-days"}>
      <b>{Math.abs(days)}</b>{" "}
      <span>
        {words} {day ? <Day day={day} short /> : null}
      </span>
    </p>
  );
}

/** Lists what awaits a person by date: days left in serif, what, why in a sentence, one button. */
export function DueList({ items }: { items: readonly DueItem[] }) {
  return (
    <ol className="due-list">
      {items.map((item, index) => (
        <li key={item.key ?? index}>
          <DaysLeft days={item.days} day={item.day} />
          <div className="due-what">
            <h2>{item.title}</h2>
            {item.children ? <div className="due-why">{item.children}</div> : null}
          </div>
          {item.action ? <div className="due-action">{item.action}</div> : null}
        </li>
      ))}
    </ol>
  );
}

export type SummaryRow = { key?: string | undefined; term: ReactNode; detail: ReactNode; action?: ReactNode };

/** Lists facts as term and detail, with a link to change each where there is one; `beside` sets the term left from 48rem on. */
export function SummaryList({
  rows,
  beside = false,
}: {
  rows: readonly SummaryRow[];
  beside?: boolean | undefined;
}) {
  return (
    <dl className={beside ? "summary-list summary-beside" : "summary-list"}>
      {rows.map((row, index) => (
        <div key={row.key ?? index}>
          <dt>{row.term}</dt>
          <dd>{row.detail}</dd>
          {row.action ? <dd className="summary-action">{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

/** Says of an empty list what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-words">{children}</div> : null}
      {action ? <div className="empty-action">{action}</div> : null}
    </div>
  );
}

/** Keeps more to read behind a line that says what it is. */
export function Details({
  summary,
  children,
  open,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean | undefined;
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  );
}

/** Links a few sister pages (days, rooms) as tabs; each is a page of its own. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { label: ReactNode; to: string; current?: boolean | undefined }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <a href={item.to} aria-current={item.current ? "page" : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
