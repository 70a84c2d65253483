"""The maths and rules of asking, answering and owing.

Standard library only: days and facts come in, days, codes and numbers go out. No words, no clock.
"""
