"use strict";

// A key is free as long as nobody is typing and it is pressed alone.
function isFree(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  return !(typing || event.ctrlKey || event.metaKey || event.altKey);
}

// "/" puts the cursor into the search field.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("q");
  if (event.key !== "/" || !isFree(event) || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// Where the words of a search are marked in an article, two buttons and the keys "n" and "p" go from place to place.
const places = document.querySelector(".places");
if (places) {
  const links = [...places.querySelectorAll("ol a")];
  const here = () => links.findIndex((link) => link.hash === location.hash);
  const step = (by) => {
    const next = here() < 0 ? Math.min(by, 0) : here() + by;
    location.replace(links.at(next % links.length).hash);
  };
  const tell = () => {
    if (here() >= 0) places.querySelector("output").textContent = `Place ${here() + 1} of ${links.length}`;
  };
  places.querySelector("ol").hidden = true;
  places.querySelector(".stepper").hidden = false;
  places.addEventListener("click", (event) => event.target.value && step(Number(event.target.value)));
  window.addEventListener("hashchange", tell);
  document.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (by && isFree(event)) step(by);
  });
  tell();
}
