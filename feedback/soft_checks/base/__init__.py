"""What soft checks share: the contract they keep, and what their examples are made of."""
