"""The pictures of the command's output: what it really prints, as SVG.

python docs/picture.py          runs `copydesk check --example` and `copydesk explain C1` and writes docs/pictures/*.svg
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

FOLDER = Path(__file__).with_name("pictures")
SHOWN = {"check": ["check", "--example"], "explain": ["explain", "F3"]}
WIDTH, SIZE, LEADING = 82, 14, 19
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd"}
COLOURS |= {"2": "#8b949e", "90": "#8b949e"}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def said(arguments: list[str]) -> str:
    """Run the command as at a terminal of WIDTH columns and return what it prints, colours and all."""
    command = [str(Path(sys.executable).with_name("copydesk")), *arguments]
    environment = {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "LANG": "C.UTF-8", "PATH": ""}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout  # noqa: S603


def runs(line: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a line with the SVG attributes that its escapes ask for."""
    at, style = 0, ""
    for found in ESCAPE.finditer(line):
        if found.start() > at:
            yield line[at : found.start()], style
        at, style = found.end(), _style(found[1], style)
    if at < len(line):
        yield line[at:], style


def _style(codes: str, before: str) -> str:
    style = before
    for code in codes.split(";"):
        if code in {"", "0"}:
            style = ""
        elif code == "1":
            style += ' font-weight="bold"'
        elif code in COLOURS:
            style = re.sub(r' fill="[^"]*"', "", style) + f' fill="{COLOURS[code]}"'
    return style


def picture(command: str, output: str) -> str:
    """Return an SVG of a terminal with a command and what it printed."""
    lines = [f"\x1b[32m$\x1b[0m {command}", *output.rstrip().split("\n")]
    rows = []
    for number, line in enumerate(lines):
        spans = "".join(f"<tspan{style}>{escape(words)}</tspan>" for words, style in runs(line))
        rows.append(f'<text x="14" y="{30 + number * LEADING}" xml:space="preserve">{spans}</text>')
    width, height = int(WIDTH * SIZE * 0.605) + 28, 30 + len(lines) * LEADING
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img">'
        f"<title>{escape(command)}</title>"
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>'
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}" fill="#e6edf3">'
        + "".join(rows)
        + "</g></svg>\n"
    )


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, arguments in SHOWN.items():
        drawn = picture(f"copydesk {' '.join(arguments)}", said(arguments))
        (FOLDER / f"{name}.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
