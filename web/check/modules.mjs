// Tries every module of js/ in a real browser, under the strict security
// policy, against a small server of its own. Run: node check/modules.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Browser } from "./browser.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fine</title><script type="module" src="/web/js/main.js"></script></head><body>${body}</body></html>`;
const seen = { posts: [], gone: [], replies: 1, listeners: new Set() };
const pages = {
  "/errors": () => page(`<div class="panel errors"><a href="#name" id="go">Name</a></div><form method="post" action="/post"><input id="name" name="name"></form>`),
  "/once": () => page(`<form method="post" action="/slow"><input name="a" value="1"><button id="b" name="do" value="yes">Go</button></form>`),
  "/draft": () => page(`<form method="post" action="/post" data-draft="ask"><textarea id="t" name="t"></textarea><input id="u" name="u" type="text" value="theirs"><input id="code" name="code" type="text" data-nodraft></form>`),
  "/sensitive": () => page(`<form method="post" action="/post" data-draft="safe" data-sensitive><textarea id="t" name="t"></textarea></form>`),
  "/done": () => page(`<p data-draft-clear="ask">Thanks</p>`),
  "/suggest": () => page(`<form><label>Street <input id="s" list="l" data-suggest="/streets?q="></label><datalist id="l"></datalist></form>`),
  "/live": () => page(`<div class="live" role="status" data-live="/events"></div><section id="r" data-part>${seen.replies} replies</section><section id="busy" data-part><input id="in"></section>`),
  "/exit": () => page(`<form class="exit" method="post" action="/gone" data-exit="/neutral"><input type="hidden" name="token" value="t1"><button>Leave</button></form><p>secret</p>`),
  "/neutral": () => page("<p>weather</p>"),
  "/share": () => page(`<button id="b" data-share="/x" data-copied="Copied" hidden>Share</button>`),
};

const server = createServer(async (request, reply) => {
  const { pathname, searchParams } = new URL(request.url, "http://x");
  let body = "";
  for await (const chunk of request) body += chunk;
  const send = (type, text) => reply.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(text);
  if (pathname.startsWith("/web/")) return send("text/javascript", readFileSync(join(web, pathname.slice(5))));
  if (pathname === "/streets") return send("application/json", JSON.stringify([`${searchParams.get("q")}straat`]));
  if (pathname === "/events") {
    reply.writeHead(200, { "content-type": "text/event-stream" });
    reply.write(": hello\n\n");
    return void seen.listeners.add(reply);
  }
  if (pathname === "/gone") seen.gone.push([request.headers["content-type"], body]);
  if (pathname === "/slow") {
    seen.posts.push(body);
    await wait(800);
  }
  send("text/html", (pages[pathname] || (() => page("ok")))());
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = new Browser();
const open = async (path) => {
  await browser.call("/url", { url: base + path });
  await wait(400);
};
const js = (script) => browser.call("/execute/sync", { script, args: [] });
const type = (id, text) => js(`const e = document.getElementById("${id}"); e.value = ${JSON.stringify(text)}; e.dispatchEvent(new Event("input", { bubbles: true }))`);
const shifts = (count) => browser.call("/actions", { actions: [{ type: "key", id: "k", actions: Array.from({ length: count }, () => [{ type: "keyDown", value: "\uE008" }, { type: "keyUp", value: "\uE008" }]).flat() }] });

const tries = {
  async errors() {
    await open("/errors");
    assert.equal(await js("return document.activeElement.className"), "panel errors");
    await js("document.getElementById('go').click()");
    assert.equal(await js("return document.activeElement.id"), "name");
  },
  async once() {
    await open("/once");
    await js("const b = document.getElementById('b'); b.click(); setTimeout(() => b.click(), 200); setTimeout(() => b.click(), 400)");
    await wait(1500);
    assert.deepEqual(seen.posts, ["a=1&do=yes"]);
  },
  async draft() {
    await open("/draft");
    await type("t", "walk the dog");
    await type("code", "123456");
    await wait(600);
    await open("/draft");
    assert.equal(await js("return document.getElementById('t').value"), "walk the dog");
    assert.equal(await js("return document.getElementById('u').value"), "theirs");
    assert.equal(await js("return document.getElementById('code').value"), "");
    await open("/done");
    assert.equal(await js("return localStorage.length"), 0);
    await open("/sensitive");
    await type("t", "at home it is not safe");
    await wait(600);
    assert.equal(await js("return localStorage.length"), 0);
  },
  async suggest() {
    await open("/suggest");
    await type("s", "Dorp");
    await wait(700);
    assert.equal(await js("return document.querySelector('#l option').value"), "Dorpstraat");
  },
  async live() {
    await open("/live");
    await js("document.getElementById('in').focus(); document.getElementById('in').value = 'half a word'");
    seen.replies = 2;
    for (const listener of seen.listeners) listener.write("data: Joke can help.\n\n");
    await wait(700);
    assert.equal(await js("return document.querySelector('.live').textContent"), "Joke can help.");
    assert.equal(await js("return document.getElementById('r').textContent"), "2 replies");
    assert.equal(await js("return document.activeElement.value"), "half a word");
  },
  async exit() {
    for (const leave of [() => js("document.querySelector('.exit button').click()"), () => shifts(3)]) {
      seen.gone = [];
      await open("/exit");
      await js("localStorage.setItem('db-draft:x', '{}')");
      await shifts(2);
      assert.equal(await js("return location.pathname"), "/exit");
      await wait(1600);
      await leave();
      await wait(600);
      assert.equal(await js("return location.pathname"), "/neutral");
      assert.equal(await js("return localStorage.length"), 0);
      assert.deepEqual(seen.gone, [["application/x-www-form-urlencoded;charset=UTF-8", "token=t1"]]);
    }
  },
  async share() {
    await open("/share");
    assert.equal(await js("return document.getElementById('b').hidden"), false);
  },
};
let failed = 0;
try {
  await browser.start();
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      await attempt();
      console.log(`well  ${name}.js`);
    } catch (error) {
      failed += 1;
      console.log(`WRONG ${name}.js: ${error.message}`);
    }
  }
  for (const line of await browser.errors()) console.log(`console: ${line}`);
} finally {
  await browser.stop();
  server.closeAllConnections();
  server.close();
}
process.exitCode = failed ? 1 : 0;
