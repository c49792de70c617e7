"""Text that stands outside of runs: choices of form fields and the labels of SmartArt."""

from __future__ import annotations

from analyser.ooxml.package import Package
from analyser.ooxml.xml import DGM, A, Element, R, W, number, switch, value


def form_field(mark: Element) -> str:
    """Return what a legacy form field shows by itself: the chosen entry of a list, or a box."""
    data = mark.find(W + "ffData")
    if data is None:
        return ""
    listed = data.find(W + "ddList")
    if listed is not None:
        entries = [value(entry) or "" for entry in listed.iterchildren(W + "listEntry")]
        stated = value(listed.find(W + "result")) or value(listed.find(W + "default"))
        chosen = number(stated)
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    checked = switch(box, "checked")
    return "☒" if (switch(box, "default") if checked is None else checked) else "☐"


def smart_art(package: Package, reference: Element) -> list[str]:
    """Return the labels of a SmartArt drawing, in the order of its data."""
    wanted = reference.get(R + "dm")
    for relation in package.relationships(package.main):
        if relation.id == wanted and relation.target in package.archive:
            points = package.part(relation.target).iter(DGM + "t")
            labels = ("".join(text.text or "" for text in point.iter(A + "t")).strip() for point in points)
            return [label for label in labels if label]
    return []
