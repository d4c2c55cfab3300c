"""Paper for a class without screens: legend, map sheet, cards, rubric; nothing a team has to find out."""
