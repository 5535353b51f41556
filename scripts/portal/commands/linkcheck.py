"""`linkcheck`: the links inside a built folder, ours or any other. Builds nothing, asks no network."""

import argparse
from pathlib import Path

from portal.build.settings import default_cache
from portal.commands.asked import shown_from
from portal.commands.printing import print_findings, print_json
from portal.links.command import linkcheck
from portal.read.yaml_file import read_yaml


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal linkcheck")
    asked.add_argument("--content", type=Path, default=Path("content"))
    asked.add_argument("--output", type=Path, default=Path("output"))
    asked.add_argument("--cache", type=Path)
    asked.add_argument("--siteurl", default="")
    asked.add_argument("--lonely", action="store_true")
    asked.add_argument("--files-too", action="store_true")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    content = options.content if (options.content / "cong.yaml").is_file() else None
    ours = (options.output / "manifest.json").is_file()
    siteurl = options.siteurl or (portal_siteurl(options.content) if ours and content else None)
    cache = options.cache or default_cache(options.content, options.output)
    result = linkcheck(
        options.output,
        siteurl,
        content if ours else None,
        cache,
        options.lonely,
        strict_files=ours,
        files_too=options.files_too,
    )
    shown = shown_from(options.content) if result.at_sources else str
    if options.format == "json":
        print_json(result.findings, shown, result.exit, result.read)
        return result.exit
    print_findings(result.findings, shown)
    print(f"Đã xem {result.read} tệp trong {options.output}: {len(result.findings)} điều cần xem lại.")
    return result.exit


def portal_siteurl(content: Path) -> str | None:
    """The site's own address as `cong.yaml` says it; nothing else of the portal's data is read for it."""
    sheet, _ = read_yaml((content / "cong.yaml").read_text("utf-8", "replace"), "content/cong.yaml")
    said = sheet.value.get("siteurl") if isinstance(sheet.value, dict) else None
    return said if isinstance(said, str) and said.startswith("http") else None
