"""The five involvement stages and how they lie on the double diamond. Standard library only."""
