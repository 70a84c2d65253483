"""Take the README's pictures from a running demo: `.venv/bin/python tools/screenshots.py http://localhost:8000`."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.services import find_chromium

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIGN_IN = ("isla@strathcarrick.example", "show what happened")
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}


def main(base: str) -> None:
    """Sign in as the demo's facilitator and picture the pages that the README shows."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        door, slug = staff_pages(browser, base)
        phone_pages(browser, base, door, slug)
        browser.close()


def staff_pages(browser: Browser, base: str) -> tuple[str, str]:
    """Picture the staff's pages; return the address of an open door and of something answered."""
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(base)
    page.get_by_role("link", name="Sign in").click()
    page.locator("[name=login]").fill(SIGN_IN[0])
    page.locator("[name=password]").fill(SIGN_IN[1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/o/"))
    follow(page, "Answers we owe")
    picture(page, "owed")
    follow(page, "People")
    picture(page, "people")
    follow(page, "Projects")
    follow(page, "Saturday club")
    follow(page, "What would make a Saturday morning worth getting up for?")
    door = page.get_by_label("Link for everybody").input_value()
    follow(page, "Projects")
    follow(page, "Help that fits")
    picture(page, "project")
    follow(page, "What should other areas copy?")
    picture(page, "ask")
    follow(page, "Projects")
    follow(page, "Help that fits")
    page.get_by_role("navigation", name="Project stages").get_by_role("link").first.click()
    follow(page, "What is it like to ask for help?")
    follow(page, "Show what happened")
    slug = str(page.get_by_role("link", name="See the public page").get_attribute("href"))
    return re.sub("https?://[^/]+", "", door), slug


def phone_pages(browser: Browser, base: str, door: str, happened: str) -> None:
    """Picture what people see on a phone."""
    page = browser.new_context(viewport=PHONE, device_scale_factor=2).new_page()
    page.goto(base + door)
    follow(page, "Start")
    picture(page, "answer")
    page.goto(base + happened)
    picture(page, "happened")


def follow(page: Page, name: str) -> None:
    """Press a link and wait for its page."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def picture(page: Page, name: str) -> None:
    """Write one picture of what is on the screen."""
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
