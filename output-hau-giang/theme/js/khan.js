// Hides what has run out since the page was built: elements with data-until, a moment in ISO 8601 with its zone.
// The next build drops them for good; without script they stay until then.
const LONGEST_WAIT_MS = 2 ** 31 - 1; // what a browser's timer can count

function hideOnTime(element) {
  const left_ms = Date.parse(element.dataset.until) - Date.now();
  if (left_ms <= 0) element.hidden = true;
  else if (left_ms < LONGEST_WAIT_MS) setTimeout(() => hideOnTime(element), left_ms);
}

document.querySelectorAll("[data-until]").forEach(hideOnTime);
