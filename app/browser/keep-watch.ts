import { unsentPages } from "./answers-on-device";
import { hasSign } from "./kept-sign";

// On every page of a signed-in person: looks after what this browser keeps, and loads nothing where it keeps nothing.
if (hasSign()) void import("./keep-watching").then(({ watch }) => watch());

// The sign-out empties the browser's storage: what is not sent yet is sent first, or named and asked about.
for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/account/sign-out"]')) {
  form.addEventListener("submit", (event) => {
    if (!hasSign() && unsentPages(() => localStorage).length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void import("./sign-out").then(({ signOut }) => signOut(form));
  });
}
