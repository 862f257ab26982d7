export type EditionsRow = {
  id: string;
  year: number;
  name: string;
  presidency_country: string;
  city: string;
  host_country: string;
  time_zone: string;
  theme: string;
  theme_lead: string;
  theme_conditions: string;
  state: string;
  call_opens_on: string;
  deadline_at: string;
  admission_until: string;
  judging_until: string;
  jury_meeting_on: string;
  conference_from: string;
  conference_until: string;
  gala_at: string;
  additional_limit: number;
  scale: string;
  method: string;
  tie_rules: string;
  feedback_on: number;
  call_requested_at: string | null;
  opened_at: string | null;
  admission_closed_at: string | null;
  judging_opened_at: string | null;
  judging_closed_at: string | null;
  order_opened_at: string | null;
  decided_at: string | null;
  announced_at: string | null;
  feedback_released_at: string | null;
  created_at: string;
  created_by: string;
};

export type CriteriaRow = {
  id: string;
  edition_id: string;
  key: string;
  position: number;
  name: string;
  question: string;
  weight: number;
  anchors: string;
};

export type FormsRow = {
  id: string;
  edition_id: string;
  template: string;
  version: number;
  sections: string;
  published_at: string | null;
};
