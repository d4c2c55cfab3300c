"""How fast the customer model is: figures, and their ratios to floors measured in the same run.

Nothing is asserted. A ratio says more than seconds: it hardly depends on the machine.
"""
