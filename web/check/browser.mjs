// A real browser by the WebDriver protocol, with nothing but node.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class Browser {
  async start() {
    const port = await freePort();
    this.folder = mkdtempSync(join(tmpdir(), "pages-"));
    this.driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
    this.base = `http://127.0.0.1:${port}/session`;
    for (let tries = 0; tries < 50; tries++) {
      await wait(100);
      if (await fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok, () => false)) break;
    }
    const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${this.folder}`];
    const { sessionId } = await this.call("", { capabilities: { alwaysMatch: { "goog:chromeOptions": { args }, "goog:loggingPrefs": { browser: "SEVERE" } } } });
    this.base += `/${sessionId}`;
  }
  async call(path, body) {
    const answer = await fetch(this.base + path, { method: "POST", body: JSON.stringify(body) });
    const { value } = await answer.json();
    if (value && value.error) throw new Error(`${path}: ${value.message}`);
    return value;
  }
  cdp(cmd, params) { return this.call("/goog/cdp/execute", { cmd, params }); }
  run(what) { return this.call("/execute/sync", { script: `return (${what})()`, args: [] }); }
  async size(width, dark) {
    await this.cdp("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
    await this.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }, { name: "prefers-reduced-motion", value: "reduce" }] });
  }
  async errors() {
    const log = await this.call("/se/log", { type: "browser" });
    return log.map((entry) => entry.message).filter((line) => !line.includes("favicon"));
  }
  async stop() {
    await fetch(this.base, { method: "DELETE" }).catch(() => {});
    this.driver.kill();
    await wait(200);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
