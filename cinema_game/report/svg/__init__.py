"""Drawings of a report as inline SVG: self-contained, titled and described, readable without colours."""
