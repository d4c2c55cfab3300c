"""Scores, marks, maps and answers as sheets for a spreadsheet: XLSX and CSV."""
