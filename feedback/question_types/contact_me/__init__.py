"""Whether somebody should get in touch. Name and number are no part of the answer."""
