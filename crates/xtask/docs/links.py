"""Follows every link of a folder of pages: `links.py SITE`.

A missing page or anchor fails, and so does an unknown host. Nothing is fetched: a build does not depend on other servers.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOSTS = {
    "crates.io", "datatracker.ietf.org", "doc.rust-lang.org", "docs.rs", "eips.ethereum.org", "github.com", "pdoc.dev",
    "www.rfc-editor.org", "www.x402.org", "x402.org",
}  # fmt: skip
# rustdoc marks lines of a source by a script.
LINES = re.compile(r"\d+(-\d+)?")


class Page(HTMLParser):
    """A page's anchors and links."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str | None] = set()
        self.links: list[str] = []
        self.feed(path.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.anchors.update(value for name, value in attrs if name in ("id", "name", "anchor-label", "data-anchor-label"))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def problem(site: Path, pages: dict[Path, Page], page: Path, link: str) -> str | None:
    to = urlsplit(link)
    if to.netloc or to.scheme:
        return "an unknown host" if to.netloc and to.hostname not in HOSTS else None
    path = unquote(to.path)
    target = (site / path[1:] if path.startswith("/") else page.parent / path).resolve() if path else page
    target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "no such page"
    # Some ids are written with their own percent signs.
    known = target not in pages or {to.fragment, unquote(to.fragment)} & {"", *pages[target].anchors}
    return None if known or LINES.fullmatch(to.fragment) else "no such anchor in the page"


def main() -> None:
    site = Path(sys.argv[1]).resolve()
    pages = {path: Page(path) for path in site.rglob("*.html")}
    links = [(page, link) for page, found in pages.items() for link in found.links]
    dead = {f"{page.relative_to(site)}: {link}: {why}" for page, link in links if (why := problem(site, pages, page, link))}
    if dead:
        sys.exit("\n".join([f"{len(dead)} dead links", *sorted(dead)]))
    print(f"{len(pages)} pages, {len(links)} links, none of them dead")


main()
