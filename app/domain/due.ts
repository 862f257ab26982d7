/** One thing that awaits a person: what, by when, why, and the one thing to press. */
export type Due = {
  key: string;
  /** The last day; absent where there is no date. */
  day?: string;
  title: string;
  why: string;
  action?: { label: string; to: string };
};
