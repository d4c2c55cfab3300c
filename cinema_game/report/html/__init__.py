"""A report as one HTML file: everything in it, nothing executed, nothing fetched."""

from cinema_game.report.html.page import as_html

__all__ = ["as_html"]
