"""A headless Chromium driven by its DevTools protocol: enough to load a page and ask questions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
)
SECONDS = 60.0


def chromium() -> str | None:
    """Return the browser's command, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for path in map(shutil.which, names) if path), None)


class Browser:
    """One browser with one page; every event it sends is kept in `events`."""

    def __init__(self, command: str, profile: Path) -> None:
        arguments = [command, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.events: list[dict[str, Any]] = []
        self._number = 0
        self._socket = self._connect()

    def __enter__(self) -> Browser:
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=20)
        if self._process.stderr:
            self._process.stderr.close()

    def _connect(self) -> Any:
        import urllib.request

        import websocket

        port = self._port()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=SECONDS) as answer:
            pages = json.loads(answer.read())
        address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
        return websocket.create_connection(address, timeout=SECONDS)

    def _port(self) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            line = self._process.stderr.readline() if self._process.stderr else ""
            found = re.search(r"DevTools listening on ws://[^:]+:(\d+)/", line)
            if found:
                return found[1]
        raise TimeoutError

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message: dict[str, Any] = json.loads(self._socket.recv())
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(message["error"])
                result: dict[str, Any] = message["result"]
                return result
            if "method" in message:
                self.events.append(message)

    def open(self, path: Path, *, width: int = 1400, dark: bool = False) -> None:
        """Load a file at a width, in a light or dark scheme."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=scheme)
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        end = time.monotonic() + SECONDS
        while self.evaluate("document.readyState") != "complete":
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.05)
        time.sleep(0.2)

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, awaited."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def picture(self, path: Path) -> None:
        """Write a picture of the whole page."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        path.write_bytes(b64decode(shot["data"]))

    def print(self, path: Path) -> None:
        """Write the page as PDF."""
        printed = self.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)
        path.write_bytes(b64decode(printed["data"]))
