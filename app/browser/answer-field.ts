type Condition = { question: string; is: string[] };

/** One question on the page: its controls, and the hidden field with the version they were typed over. */
export class Question {
  readonly id: string;
  readonly frame: HTMLElement;
  readonly version: HTMLInputElement;
  readonly #controls: (HTMLInputElement | HTMLTextAreaElement)[];

  constructor(version: HTMLInputElement) {
    this.version = version;
    this.id = version.dataset.question ?? "";
    this.frame = version.closest<HTMLElement>(".question") ?? document.body;
    this.#controls = [...this.frame.querySelectorAll<HTMLInputElement>("input, textarea")].filter(
      (control) => control.name === this.id,
    );
  }

  get values(): string[] {
    return this.#controls.filter((one) => !ticks(one) || one.checked).map((one) => one.value);
  }

  has(target: EventTarget | null): boolean {
    return this.#controls.some((control) => control === target);
  }

  get #lines(): (HTMLInputElement | HTMLTextAreaElement)[] {
    return this.#controls.filter((one) => !ticks(one));
  }

  /** Parts a kept text as its controls show it: a table into its cells, ticked values into lines. */
  split(text: string): string[] {
    if (this.#lines.length > 1) return text.split(/[\n\t]/);
    return this.#lines.length === 0 ? text.split("\n") : [text];
  }

  /** False where another person's table has more rows than this page; the page must then be made anew. */
  holds(values: readonly string[]): boolean {
    return this.#lines.length < 2 || values.length <= this.#controls.length;
  }

  fill(values: string[]): void {
    const lines = this.#lines;
    for (const control of this.#controls) {
      if (ticks(control)) control.checked = values.includes(control.value);
      else control.value = lines.length > 1 ? (values[lines.indexOf(control)] ?? "") : values.join("\n");
    }
    this.#controls[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Hides a question that the earlier answer does not ask for; an earlier question on another page leaves it shown. */
  follow(questions: ReadonlyMap<string, Question>): void {
    const when = this.version.dataset.when;
    if (!when) return;
    const condition = JSON.parse(when) as Condition;
    const earlier = questions.get(condition.question);
    if (earlier) this.frame.hidden = !earlier.values.some((value) => condition.is.includes(value));
  }
}

function ticks(control: HTMLInputElement | HTMLTextAreaElement): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}
