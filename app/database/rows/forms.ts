/** Beside the version of a form that a correction made; without a question it corrected the section's own words. */
export type FormCorrectionsRow = {
  form_id: string;
  section_id: string;
  question_id: string | null;
  reason: string;
  corrected_at: string;
  corrected_by: string;
};
