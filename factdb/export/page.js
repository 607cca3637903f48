
"use strict";
// Light a statement together with its speaker, cue, figures, dates and note.
let lit = [];
function light(event) {
  for (const one of lit) one.classList.remove("lit");
  const near = event.target instanceof Element ? event.target.closest("[data-of]") : null;
  const names = near ? near.dataset.of.split(" ") : [];
  lit = names.flatMap((name) => [...document.querySelectorAll(`[data-of~="${name}"]`)]);
  for (const one of lit) one.classList.add("lit");
}
document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);
