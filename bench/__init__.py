"""How fast the skill is, against two skills in the shapes that Amazon documents.

Every figure is processor time or memory of a process of its own, as Linux counts them. What is
compared runs in turns in one sitting; the figure is the median of the ratios of neighbouring runs,
so that it means the same on a fast machine, a slow one, and a busy one.
"""
