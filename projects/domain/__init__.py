"""The maths and rules of who is heard. Standard library only: counts and shares come in, numbers and codes go out."""
