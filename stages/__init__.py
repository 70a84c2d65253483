"""The five involvement stages on the double diamond: why, when, how and who."""
