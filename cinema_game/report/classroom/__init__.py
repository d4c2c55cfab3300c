"""The report of a class: teams side by side, what nobody drew, whether raters agree."""
