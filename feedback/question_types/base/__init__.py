"""What question types share: the contract they keep, the summary they give, and fields to build on."""
