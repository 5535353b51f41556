// Lighthouse over the addresses given, one after another in one browser; prints {address: {category: {score, lost}}}.
// `lost`: the audits that cost points. CHROME_PATH names the browser.
import {launch} from "chrome-launcher";
import lighthouse from "lighthouse";

const [flags, ...addresses] = process.argv.slice(2);
const chrome = await launch({chromeFlags: ["--headless=new", ...flags.split(" ")], logLevel: "silent"});
const told = {};
try {
  for (const address of addresses) {
    const {lhr} = await lighthouse(address, {
      port: chrome.port,
      logLevel: "silent",
      output: "json",
      onlyCategories: ["accessibility", "best-practices", "seo"],
      throttlingMethod: "provided",
      disableFullPageScreenshot: true,
      pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0,
    });
    told[address] = Object.fromEntries(Object.values(lhr.categories).map(category => [category.id, {
      score: category.score,
      lost: category.auditRefs
        .filter(ref => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
        .map(ref => ref.id),
    }]));
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(told));
