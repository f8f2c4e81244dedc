"""How texts end, and the evidence that one was cut off."""
