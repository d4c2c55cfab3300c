"""Players of known skill, who play through the real rules: does the score measure anything?"""
