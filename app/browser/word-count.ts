import { normalParagraphs, wordCount } from "../domain/text";

// The same functions count on the server, on what is stored of the text, so that both agree to the word.
for (const counter of document.querySelectorAll<HTMLElement>("[data-words-of]")) {
  const field = document.getElementById(counter.dataset.wordsOf ?? "");
  const figure = counter.querySelector("[data-count]");
  const most = Number(counter.dataset.maxWords);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !figure) continue;
  const show = () => {
    const count = wordCount(normalParagraphs(field.value));
    figure.textContent = String(count);
    counter.classList.toggle("word-count-over", count > most);
  };
  field.addEventListener("input", show);
  show();
}
